using System.Reflection;

namespace Repo.Tests.PublicApi;

/// <summary>A type as C# writes it, with the question marks that the compiler left in the metadata.</summary>
internal static class TypeName
{
    private const byte Annotated = 2;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Write(type, new Queue<byte>(), fallback: 0);

    public static string Of(Type type, ParameterInfo where) =>
        Write(type, Flags(where.GetCustomAttributesData()), Context(where.Member));

    public static string Of(Type type, MemberInfo where) =>
        Write(type, Flags(where.GetCustomAttributesData()), Context(where is PropertyInfo property ? property.GetMethod ?? property.SetMethod! : where));

    // https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md: one byte for each type in the order in
    // which they are written; none for a value type without type arguments, none for Nullable<T> itself.
    private static string Write(Type type, Queue<byte> flags, byte fallback)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, flags, fallback);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Write(underlying, flags, fallback)}?";
        }

        var hasFlag = !type.IsValueType || type.IsGenericType;
        var mark = hasFlag && Next(flags, fallback) == Annotated && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, flags, fallback)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments().Select(argument => Write(argument, flags, fallback)).ToArray();
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
        }

        return $"{Keywords.GetValueOrDefault(type, type.Name)}{mark}";
    }

    private static byte Next(Queue<byte> flags, byte fallback) => flags.Count switch
    {
        0 => fallback,
        // A single byte stands for all of them.
        1 => flags.Peek(),
        _ => flags.Dequeue(),
    };

    private static Queue<byte> Flags(IEnumerable<CustomAttributeData> attributes)
    {
        var value = attributes.FirstOrDefault(IsNamed("NullableAttribute"))?.ConstructorArguments[0].Value;
        return value switch
        {
            byte one => new Queue<byte>([one]),
            IEnumerable<CustomAttributeTypedArgument> many => new Queue<byte>(many.Select(flag => (byte)flag.Value!)),
            _ => new Queue<byte>(),
        };
    }

    private static byte Context(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            if (member.GetCustomAttributesData().FirstOrDefault(IsNamed("NullableContextAttribute")) is { } context)
            {
                return (byte)context.ConstructorArguments[0].Value!;
            }
        }

        return 0;
    }

    private static Func<CustomAttributeData, bool> IsNamed(string name) =>
        attribute => string.Equals(attribute.AttributeType.Name, name, StringComparison.Ordinal);
}
