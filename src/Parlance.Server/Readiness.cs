using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parlance.Chat.Data;

namespace Parlance.Server;

/// <summary>Whether this node should be given new clients: not while it stops, and not while its database does not answer.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, ChatDatabase database) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("stopping");
        }

        try
        {
            await database.CheckAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("database", exception);
        }
    }
}
