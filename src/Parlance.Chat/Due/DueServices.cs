using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Due;

/// <summary>The feature's parts.</summary>
internal static class DueServices
{
    public static void AddDueWork(this IServiceCollection services) =>
        services.AddSingleton<DueWork>().AddSingleton<DueAttempt>().AddHostedService<DueWorker>();
}
