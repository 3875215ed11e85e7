using System.Diagnostics;

namespace Parlance.Server.Mutants;

/// <summary>
/// Changes the services of a host that somebody else builds. .NET's host tells of itself before it is built, through a diagnostic event: test hosts
/// of ASP.NET Core come in by the same door.
/// </summary>
internal sealed class HostBreaker : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Action<IServiceCollection> _break;
    private readonly List<IDisposable> _subscriptions = [];

    public HostBreaker(Action<IServiceCollection> @break)
    {
        _break = @break;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.Extensions.Hosting")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices((_, services) => _break(services));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());
}
