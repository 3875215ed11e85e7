using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parlance.SocketIO.Bare;
using Parlance.SocketIO.Hosting;

namespace Parlance.SocketIO;

/// <summary>Serves Socket.IO as ordinary endpoints: authorization, CORS, rate limits and host filters can be put on them.</summary>
public static class SocketIOEndpointRouteBuilderExtensions
{
    private const string Rest = "rest";

    /// <summary>Serves a Socket.IO server at its <see cref="EngineOptions.Path"/>, or at another.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path; null for the one in the settings.</param>
    /// <param name="name">The server's name, as given to <c>AddSocketIO</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddSocketIO</c> was not called for this name.</exception>
    public static IEndpointConventionBuilder MapSocketIO(this IEndpointRouteBuilder endpoints, string? path = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var server = FindServer(endpoints, name);
        var files = server.Options.ServeClient ? endpoints.ServiceProvider.GetService<ClientFiles>() ?? new ClientFiles() : null;
        return MapEngine(endpoints, path ?? server.Path, server.Engine, "Socket.IO", context =>
            files?.Find(context) is { } file ? file.ServeAsync(context, server.Engine) : server.Engine.HandleAsync(context));
    }

    /// <summary>
    /// Serves one namespace over bare WebSockets with JSON frames, for clients without Socket.IO: docs/library.md, "Without Socket.IO".
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path, such as <c>/ws</c>.</param>
    /// <param name="nsp">The namespace, such as <c>/chat</c>.</param>
    /// <param name="name">The server's name.</param>
    public static IEndpointConventionBuilder MapSocketIOWebSocket(this IEndpointRouteBuilder endpoints, string path, string nsp = "/", string? name = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var server = FindServer(endpoints, name);
        var target = server.Of(nsp);
        return endpoints
            .Map(path, context => server.Engine.HandleBareAsync(context, conn => new BareConnection(target, conn)))
            .WithDisplayName($"Socket.IO {nsp} over WebSocket {path}");
    }

    /// <summary>Serves a bare Engine.IO server at its <see cref="EngineOptions.Path"/>, or at another.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path; null for the one in the settings.</param>
    /// <param name="configure">Adds listeners to the server.</param>
    /// <exception cref="InvalidOperationException"><c>AddEngineIO</c> was not called.</exception>
    public static IEndpointConventionBuilder MapEngineIO(this IEndpointRouteBuilder endpoints, string? path = null, Action<EngineServer>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var engine = endpoints.ServiceProvider.GetService<EngineServer>()
            ?? throw new InvalidOperationException("There is no Engine.IO server. Call builder.Services.AddEngineIO() first.");
        endpoints.ServiceProvider.GetRequiredService<ServerRegistry>().Add(_ =>
        {
            engine.Close();
            return Task.CompletedTask;
        });
        configure?.Invoke(engine);
        return MapEngine(endpoints, path ?? engine.Options.Path, engine, "Engine.IO", engine.HandleAsync);
    }

    private static SocketIOServer FindServer(IEndpointRouteBuilder endpoints, string? name)
    {
        var key = name ?? Options.DefaultName;
        var services = endpoints.ServiceProvider;
        var server = services.GetKeyedService<SocketIOServer>(key)
            ?? throw new InvalidOperationException(
                key.Length == 0 ? "There is no Socket.IO server. Call builder.Services.AddSocketIO() first." : $"There is no Socket.IO server named \"{key}\". Call builder.Services.AddSocketIO(\"{key}\") first.");
        if (server.TryBeginServing())
        {
            services.GetRequiredService<ServerRegistry>().Add(server.CloseAsync);
            GatewayHost.Attach(server, services, [.. services.GetServices<GatewayRegistration>().Where(gateway => string.Equals(gateway.ServerName, key, StringComparison.Ordinal))]);
        }

        return server;
    }

    private static IEndpointConventionBuilder MapEngine(IEndpointRouteBuilder endpoints, string path, EngineServer engine, string kind, RequestDelegate handler)
    {
        // A prefix, as in Node.js: what follows the slash is not looked at. Without the slash the request is somebody else's.
        var prefix = "/" + path.Trim('/');
        var policies = engine.Options.AddTrailingSlash ? new { rest = (object)new TrailingSlashConstraint() } : null;
        var pattern = RoutePatternFactory.Parse($"{prefix}/{{**{Rest}}}", defaults: null, parameterPolicies: policies);
        return endpoints.Map(pattern, handler).WithDisplayName($"{kind} {prefix}");
    }

    /// <summary>Routing treats <c>/socket.io</c> and <c>/socket.io/</c> alike; Socket.IO does not.</summary>
    private sealed class TrailingSlashConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext is null
            || !string.IsNullOrEmpty(values[routeKey] as string)
            || httpContext.Request.Path.Value?.EndsWith('/') == true;
    }
}
