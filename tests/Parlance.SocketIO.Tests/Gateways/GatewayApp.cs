using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.TestTools;

namespace Parlance.SocketIO.Tests.Gateways;

/// <summary>A server on a free loopback port with the gateways of a test, and what was logged at Error and above.</summary>
internal sealed class GatewayApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayApp(WebApplication app, ErrorLog log)
    {
        _app = app;
        Log = log;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new Uri(address.Replace("http://", "ws://", StringComparison.Ordinal));
    }

    public Uri Address { get; }

    public ErrorLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<GatewayApp> StartAsync(Action<ISocketIOBuilder> gateways, Action<Journal, SocketIOServer>? beforeMapping = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        var log = new ErrorLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseTestTransport();
        builder.Services.AddSingleton<Journal>();
        gateways(builder.Services.AddSocketIO());
        var app = builder.Build();
        beforeMapping?.Invoke(app.Services.GetRequiredService<Journal>(), app.Services.GetRequiredService<SocketIOServer>());
        app.MapSocketIO();
        app.MapSocketIOWebSocket("/ws/binding", "/binding");
        app.MapSocketIOWebSocket("/ws/guarded", "/guarded");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GatewayApp(app, log);
    }

    public Task<GatewayClient> ConnectAsync(string ns = "/", string auth = "") => GatewayClient.ConnectAsync(Address, ns, auth);

    public Journal Journal => _app.Services.GetRequiredService<Journal>();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();

        // Every test tells what it expects; an error that nobody announced fails it.
        Assert.Empty(Log.Unexpected);
    }
}

/// <summary>What happened, in order.</summary>
internal sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly List<string> _entries = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public bool Has(string entry) => Entries.Contains(entry, StringComparer.Ordinal);

    public void Write(string entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until something has been written.</summary>
    public async Task WaitFor(string entry)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_entries.Contains(entry, StringComparer.Ordinal))
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>Keeps what was logged at Error and above.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first error has been logged.</summary>
    public Task Logged => _logged.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

    public IReadOnlyCollection<string> Unexpected => _errors;

    /// <summary>Announces one error and gives its text.</summary>
    public string TakeError()
    {
        Assert.True(_errors.TryDequeue(out var error), "Nothing was logged.");
        return error;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _errors.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception?.Message}");
            _logged.TrySetResult();
        }
    }

    public void Dispose()
    {
        // Nothing to release.
    }
}
