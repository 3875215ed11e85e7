using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Reads a method with [SubscribeMessage].</summary>
internal static class MethodParser
{
    public static MethodModel Parse(IMethodSymbol method, ParseContext context)
    {
        if (WhyNotCallable(method, context) is { } reason)
        {
            context.Report(Rules.HandlerMethod, method, method.Name, reason);
        }

        return new MethodModel(
            Expressions.Identifier(method.Name),
            Events(method, context).ToEquatable(),
            Result(method, context),
            ParameterParser.ParseAll(method, context).ToEquatable(),
            AttributeParser.Parts(method).ToEquatable(),
            AttributeParser.Metadata(method, context).ToEquatable());
    }

    private static IEnumerable<EventModel> Events(IMethodSymbol method, ParseContext context)
    {
        foreach (var attribute in AttributeParser.FindAll(method, Names.SubscribeMessage))
        {
            var name = AttributeParser.Text(attribute) ?? "";
            if (name.Length == 0)
            {
                context.Report(Rules.EventName, method, name, "it is empty");
            }
            else if (Names.ReservedEvents.Contains(name, StringComparer.Ordinal))
            {
                context.Report(Rules.EventName, method, name, "it is one of Socket.IO's own");
            }

            yield return new EventModel(name, AttributeParser.Named<bool>(attribute, "Concurrent"));
        }
    }

    private static string? WhyNotCallable(IMethodSymbol method, ParseContext context) => method switch
    {
        { MethodKind: not MethodKind.Ordinary } => "it is not an ordinary method",
        { IsStatic: true } => "it is static",
        { IsAbstract: true } => "it is abstract",
        { IsGenericMethod: true } => "it has type parameters",
        _ when !context.IsAccessible(method) => "it is not public or internal",
        _ => null,
    };

    private static ResultKind Result(IMethodSymbol method, ParseContext context)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid)
        {
            if (method.IsAsync)
            {
                context.Report(Rules.ReturnType, method, method.Name, "void", "an async handler returns a Task, which is awaited and whose exceptions are answered");
            }

            return ResultKind.None;
        }

        if (method.RefKind != RefKind.None || type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            context.Report(Rules.ReturnType, method, method.Name, type.ToDisplayString(), "a reference cannot be an acknowledgement");
            return ResultKind.Value;
        }

        if (IsStream(type))
        {
            return ResultKind.Stream;
        }

        switch (Names.Bare(type))
        {
            case "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask":
                return ResultKind.Awaited;
            case "System.Threading.Tasks.Task<TResult>" or "System.Threading.Tasks.ValueTask<TResult>":
                Inspect(((INamedTypeSymbol)type).TypeArguments[0], "a task of a task or of a stream");
                return ResultKind.AwaitedValue;
            default:
                Inspect(type, "an awaitable other than Task and ValueTask");
                return ResultKind.Value;
        }

        void Inspect(ITypeSymbol value, string what)
        {
            if (IsStream(value) || IsAwaitable(value))
            {
                context.Report(Rules.ReturnType, method, method.Name, type.ToDisplayString(), $"{what} cannot be an acknowledgement");
            }
        }
    }

    private static bool IsStream(ITypeSymbol type) =>
        Names.Bare(type) == AsyncEnumerable || type.AllInterfaces.Any(item => Names.Bare(item) == AsyncEnumerable);

    private static bool IsAwaitable(ITypeSymbol type) =>
        type.GetMembers("GetAwaiter").OfType<IMethodSymbol>().Any(member => member.Parameters.IsEmpty && !member.IsStatic);

    private const string AsyncEnumerable = "System.Collections.Generic.IAsyncEnumerable<T>";
}
