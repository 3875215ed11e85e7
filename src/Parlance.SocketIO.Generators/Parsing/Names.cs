using Microsoft.CodeAnalysis;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Metadata names that the generator looks for, and how it writes types.</summary>
internal static class Names
{
    public const string Gateway = "Parlance.SocketIO.GatewayAttribute";
    public const string SubscribeMessage = "Parlance.SocketIO.SubscribeMessageAttribute";
    public const string MessageBody = "Parlance.SocketIO.MessageBodyAttribute";
    public const string ConnectedSocket = "Parlance.SocketIO.ConnectedSocketAttribute";
    public const string UseGuards = "Parlance.SocketIO.UseGuardsAttribute<TGuard>";
    public const string UseFilters = "Parlance.SocketIO.UseFiltersAttribute<TFilter>";
    public const string UseInterceptors = "Parlance.SocketIO.UseInterceptorsAttribute<TInterceptor>";
    public const string FromServices = "Microsoft.AspNetCore.Mvc.FromServicesAttribute";
    public const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";
    public const string Socket = "Parlance.SocketIO.Socket";

    /// <summary>Types that are given as they are, by the expression that gives them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Special = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Socket] = "context.Socket",
        ["Parlance.SocketIO.Namespace"] = "context.Socket.Namespace",
        ["Parlance.SocketIO.SocketIOServer"] = "_server",
        ["Parlance.SocketIO.EventContext"] = "context",
        ["Parlance.SocketIO.Handshake"] = "context.Socket.Handshake",
        ["Parlance.SocketIO.Protocol.ArgumentList"] = "context.Arguments",
        ["System.Threading.CancellationToken"] = "context.CancellationToken",
        ["System.Security.Claims.ClaimsPrincipal"] = "context.Socket.User",
    };

    public const string AckCallback = "Parlance.SocketIO.AckCallback";

    /// <summary>Socket.IO's own events.</summary>
    public static readonly IReadOnlyCollection<string> ReservedEvents =
        ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];

    /// <summary>`global::A.B`, without annotations: for typeof, casts, patterns.</summary>
    public static string Plain(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>`global::A.B?`, as the user wrote it: for type arguments.</summary>
    public static string Annotated(ITypeSymbol type) => type.ToDisplayString(AnnotatedFormat);

    /// <summary>`A.B`, for comparison with the names above.</summary>
    public static string Bare(ISymbol type) => type.OriginalDefinition.ToDisplayString(BareFormat);

    private static readonly SymbolDisplayFormat AnnotatedFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat BareFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);
}
