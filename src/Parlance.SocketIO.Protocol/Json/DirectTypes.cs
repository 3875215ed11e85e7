using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol;

/// <summary>The simple types that the user's options leave alone, so that they need not go through the serializer.</summary>
[Flags]
internal enum DirectTypeSet
{
    None = 0,
    Text = 1,
    Boolean = 2,
    Numbers = 4,
    Binary = 8,
    Raw = 16,
}

/// <summary>Finds the <see cref="DirectTypeSet"/> of options.</summary>
internal static class DirectTypes
{
    private static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(double), typeof(float)];
    private static readonly Type[] Binary = [typeof(byte[]), typeof(ReadOnlyMemory<byte>), typeof(Memory<byte>), typeof(ArraySegment<byte>)];

    public static DirectTypeSet Of(JsonSerializerOptions? user)
    {
        const JsonNumberHandling OtherNumbers = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals;
        return (Has(user, typeof(string)) ? DirectTypeSet.None : DirectTypeSet.Text)
            | (Has(user, typeof(bool)) ? DirectTypeSet.None : DirectTypeSet.Boolean)
            | (Array.Exists(Numbers, type => Has(user, type)) || (user?.NumberHandling & OtherNumbers) > 0 ? DirectTypeSet.None : DirectTypeSet.Numbers)
            | (Array.Exists(Binary, type => Has(user, type)) ? DirectTypeSet.None : DirectTypeSet.Binary)
            | (Has(user, typeof(JsonElement)) ? DirectTypeSet.None : DirectTypeSet.Raw);
    }

    private static bool Has(JsonSerializerOptions? user, Type type)
    {
        foreach (var converter in user?.Converters ?? [])
        {
            if (converter.CanConvert(type))
            {
                return true;
            }
        }

        return false;
    }
}
