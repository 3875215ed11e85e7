using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Retention.Holds;
using Parlance.SocketIO;

namespace Parlance.Chat.Retention;

/// <summary>The feature's parts.</summary>
internal static class RetentionServices
{
    public static void AddRetention(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<ChangeRetention>().AddSingleton<CreateHold>().AddSingleton<LiftHold>();
        io.Services.AddSingleton<Purging>().AddSingleton<PurgeBatch>().AddSingleton<PurgeLease>().AddSingleton<RubOut>().AddSingleton<PurgeMessages>();
        io.Services.AddHostedService<PurgeWorker>();
        io.AddGateway<RetentionGateway>();
    }
}
