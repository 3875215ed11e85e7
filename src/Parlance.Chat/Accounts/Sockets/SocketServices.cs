using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Invitations;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>The parts of signing in on sockets.</summary>
internal static class SocketServices
{
    /// <summary>Adds the guard. Before every other gateway, so that none is asked about strangers.</summary>
    public static void AddAccountSockets(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<LiveSessions>().AddSingleton<EndingsWatch>().AddSingleton<SocketGuard>().AddSingleton<ScopeGuard>();
        io.Services.AddSingleton<RefreshSocket>().AddSingleton<ProfileFeed>().AddSingleton<SocketOrigins>();
        io.Services.AddSingleton<EndingsWatcher>().AddHostedService(static services => services.GetRequiredService<EndingsWatcher>());
        io.Services.AddHostedService<ExpirySweep>();
        io.Services.AddOptions<SocketIOOptions>(io.Name).Configure<SocketOrigins>(static (options, origins) =>
        {
            options.AllowRequest = origins.JudgeAsync;
            options.Cors = new EngineCorsOptions { IsOriginAllowed = origins.MayUpgrade };
        });
        io.AddGateway<AuthGateway>().AddGateway<InvitationsGateway>();
    }

    /// <summary>Has sockets cut at once, rather than with the next look, after requests that may have ended a session on this node.</summary>
    public static void UseEndingsHint(this IApplicationBuilder api) => api.Use(static async (context, next) =>
    {
        await next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.RequestServices.GetRequiredService<EndingsWatcher>().Hint();
        }
    });
}
