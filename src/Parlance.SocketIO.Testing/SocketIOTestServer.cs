using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Testing;

/// <summary>
/// A Socket.IO server for one test, on a free loopback port, with the clients that talk to it:
/// <code>
/// await using var server = await SocketIOTestServer.StartAsync(io => io.AddGateway&lt;ChatGateway&gt;());
/// var (ann, ben) = (await server.ConnectAsync("/chat"), await server.ConnectAsync("/chat"));
/// Assert.NotNull(await ann.EmitWithAckAsync&lt;Sent&gt;("message:send", new NewMessage("hello")));
/// Assert.Equal("hello", (await ben.WaitForAsync&lt;NewMessage&gt;("message:new"))?.Text);
/// Assert.Empty(server.Errors);
/// </code>
/// An application as a whole is tested with <see cref="SocketIOTestClient"/> and its own host. Thread-safe.
/// </summary>
public sealed class SocketIOTestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLog _errors;
    private readonly TestUsers _users;
    private readonly ConcurrentBag<SocketIOTestClient> _clients = [];

    private SocketIOTestServer(WebApplication app, ErrorLog errors, TestUsers users)
    {
        (_app, _errors, _users) = (app, errors, users);
        Io = app.Services.GetRequiredService<SocketIOServer>();
        Address = new Uri(app.Urls.First());
    }

    /// <summary>The server.</summary>
    public SocketIOServer Io { get; }

    /// <summary>Its services, those of the test among them.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What handlers, hooks, guards and middleware threw so far that was not meant for a client, in the order in which it was logged.</summary>
    public IReadOnlyList<Exception> Errors => _errors.All;

    /// <summary>Starts a server. Authorization is there, and <see cref="TimeProvider.System"/> unless the test brings another clock.</summary>
    /// <param name="configure">Adds gateways, and services through <see cref="ISocketIOBuilder.Services"/>: fakes, a <see cref="ManualTimeProvider"/>.</param>
    /// <param name="options">Changes the server's settings.</param>
    public static async Task<SocketIOTestServer> StartAsync(Action<ISocketIOBuilder>? configure = null, Action<SocketIOOptions>? options = null)
    {
        var (errors, users) = (new ErrorLog(), new TestUsers());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddAuthorization();
        var io = builder.Services.AddSocketIO(options);
        configure?.Invoke(io);
        builder.Services.TryAddSingleton(TimeProvider.System);
        var app = builder.Build();
        app.Use(users.Set);
        try
        {
            app.MapSocketIO();
            await app.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new SocketIOTestServer(app, errors, users);
    }

    /// <summary>Makes a client with a connection of its own, which ends with the server.</summary>
    /// <param name="user">The user of its HTTP requests, as an authentication scheme would find it: <see cref="Socket.User"/>.</param>
    /// <param name="transport">The transport.</param>
    public SocketIOTestClient NewClient(ClaimsPrincipal? user = null, SocketIOTestTransport transport = SocketIOTestTransport.WebSocket)
    {
        var options = new SocketIOTestClientOptions { Address = Address, Transport = transport, Path = Io.Path + "/" };
        if (user is not null)
        {
            options.Headers[TestUsers.Header] = _users.Add(user);
        }

        var client = new SocketIOTestClient(options);
        _clients.Add(client);
        return client;
    }

    /// <summary>Connects a new client to a namespace.</summary>
    /// <param name="nsp">The namespace.</param>
    /// <param name="auth">The handshake's auth object; null for none.</param>
    /// <param name="user">The user of its HTTP requests.</param>
    /// <param name="transport">The transport.</param>
    /// <exception cref="SocketIOConnectException">The server refused.</exception>
    public Task<SocketIOTestSocket> ConnectAsync(
        string nsp = "/", object? auth = null, ClaimsPrincipal? user = null, SocketIOTestTransport transport = SocketIOTestTransport.WebSocket) =>
        NewClient(user, transport).ConnectAsync(nsp, auth);

    /// <summary>The server's side of a connected socket.</summary>
    /// <exception cref="InvalidOperationException">It is not connected.</exception>
    public Socket SocketOf(SocketIOTestSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return Io.Of(socket.Namespace).Sockets.GetValueOrDefault(socket.Id)
            ?? throw new InvalidOperationException($"The server has no socket {socket.Id} in {socket.Namespace}.");
    }

    /// <summary>Cuts a client's connection as a network does, and waits until the server has noticed.</summary>
    /// <exception cref="InvalidOperationException">It is not connected.</exception>
    /// <exception cref="TimeoutException">The server did not notice.</exception>
    public async Task LoseAsync(SocketIOTestSocket socket)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (SocketOf(socket).OnDisconnect(_ => gone.TrySetResult()))
        {
            await socket.Client.AbortAsync().ConfigureAwait(false);
            await gone.Task.WaitAsync(socket.Client.Options.Timeout).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the clients, then the server.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        await _app.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The users that tests give their clients.</summary>
    private sealed class TestUsers
    {
        public const string Header = "X-Test-User";

        private readonly ConcurrentDictionary<string, ClaimsPrincipal> _users = new(StringComparer.Ordinal);

        public string Add(ClaimsPrincipal user)
        {
            var key = Guid.CreateVersion7().ToString("N");
            _users[key] = user;
            return key;
        }

        public Task Set(HttpContext context, RequestDelegate next)
        {
            if (_users.TryGetValue(context.Request.Headers[Header].ToString(), out var user))
            {
                context.User = user;
            }

            return next(context);
        }
    }

    /// <summary>Keeps the exceptions that are logged as errors.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<Exception> _errors = [];

        public IReadOnlyList<Exception> All => [.. _errors];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null)
            {
                _errors.Enqueue(exception);
            }
        }

        public void Dispose()
        {
            // What was logged may be looked at to the end.
        }
    }
}
