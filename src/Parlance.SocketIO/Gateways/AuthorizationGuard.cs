using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>
/// ASP.NET Core's own [Authorize] on gateways, as on SignalR's hubs: on the class it is asked about connections to the namespace, on a
/// method about its event. The socket's user is who it asks about.
/// </summary>
internal sealed class AuthorizationGuard(IReadOnlyList<IAuthorizeData> rules, IAuthorizationPolicyProvider policies) : IGatewayGuard
{
    /// <summary>The guard for what stands on a class or method, or null.</summary>
    public static GatewayPart<IGatewayGuard>? For(IReadOnlyList<object> metadata, GatewayServices services, string where)
    {
        var rules = metadata.OfType<IAuthorizeData>().ToArray();
        if (rules.Length == 0 || metadata.OfType<IAllowAnonymous>().Any())
        {
            return null;
        }

        var policies = services.Root.GetService<IAuthorizationPolicyProvider>()
            ?? throw new InvalidOperationException($"{where} has [Authorize], but authorization is not registered. Call AddAuthorization().");

        // Handlers of policies may be scoped services.
        return new GatewayPart<IGatewayGuard>(new AuthorizationGuard(rules, policies), typeof(AuthorizationGuard), needsScope: true);
    }

    public async ValueTask<bool> CanActivate(GatewayContext context)
    {
        if (await AuthorizationPolicy.CombineAsync(policies, rules).ConfigureAwait(false) is not { } policy)
        {
            return true;
        }

        var authorization = context.Services.GetRequiredService<IAuthorizationService>();
        var result = await authorization.AuthorizeAsync(context.User, context, policy).ConfigureAwait(false);
        if (!result.Succeeded && context.User.Identity?.IsAuthenticated != true)
        {
            throw new GatewayException("unauthorized", "Unauthorized");
        }

        return result.Succeeded;
    }
}
