using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Admin;

/// <summary>The namespace that admin UIs connect to: <see href="https://github.com/socketio/socket.io-admin-ui"/>. The first begins the watch, the last ends it.</summary>
internal sealed class AdminNamespace
{
    private readonly Lock _gate = new();
    private readonly HandlerList<Socket> _watchers = new();
    private readonly SocketIOServer _server;
    private readonly AdminUIOptions _options;
    private readonly ILogger _logger;
    private readonly AdminSignIn _signIn;
    private readonly bool _development;
    private AdminWatch? _watch;

    public AdminNamespace(SocketIOServer server, AdminUIOptions options)
    {
        _server = server;
        _options = options;
        _logger = server.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Parlance.SocketIO.Admin");
        _signIn = new AdminSignIn(options, server.Engine.Time, _logger);
        _development = (options.Mode ?? DefaultMode(server.Services)) == AdminUIMode.Development;
        Namespace = server.Of(options.NamespaceName);
    }

    public Namespace Namespace { get; }

    public SocketIOServer Server => _server;

    public string ServerId => _options.ServerId ?? Environment.MachineName;

    public void Open()
    {
        if (_options.Auth.Verify is null)
        {
            SocketIOLog.AdminOpen(_logger, Namespace.Name);
        }
        else
        {
            Namespace.Guard(_signIn.AskAsync);
        }

        if (!_options.Readonly)
        {
            new AdminOperations(_server, _logger).Register(Namespace);
        }

        Namespace.OnConnection(Enter);
    }

    /// <summary>Tells every admin UI that is connected to this server. Nothing of it is kept for one that is away for a moment.</summary>
    public void Tell(string eventName, params object?[] arguments)
    {
        var packet = new BroadcastPacket(_server, Namespace.Name, eventName, arguments, compress: true);
        foreach (var watcher in _watchers.Items)
        {
            watcher.SendUntold(packet, SendFlags.None);
        }
    }

    private static AdminUIMode DefaultMode(IServiceProvider services) =>
        services.GetService<IHostEnvironment>()?.IsDevelopment() == true ? AdminUIMode.Development : AdminUIMode.Production;

    private void Enter(Socket socket)
    {
        // Here and not in the middleware: the admin UI begins to listen when it is connected.
        if (_signIn.TakeSession(socket) is { } session)
        {
            Tell(socket, "session", session);
        }

        Tell(socket, "config", AdminJson.Write(WriteConfig));
        AdminWatch watch;
        lock (_gate)
        {
            _watchers.Add(socket);
            watch = _watch ??= new AdminWatch(this, _development);
        }

        if (_development)
        {
            TellAllSockets(socket);
        }

        watch.TellStats();
        socket.OnDisconnect(_ => Leave(socket));
    }

    private void Leave(Socket socket)
    {
        lock (_gate)
        {
            _watchers.Remove(socket);
            if (_watchers.Items.Length == 0)
            {
                _watch?.Dispose();
                _watch = null;
            }
        }
    }

    private void TellAllSockets(Socket admin)
    {
        Socket[] all = [.. _server.Namespaces.SelectMany(static nsp => nsp.Sockets.Values).Where(static socket => socket.Connected)];
        Tell(admin, "all_sockets", AdminJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var socket in all)
            {
                AdminJson.WriteSocket(json, socket);
            }

            json.WriteEndArray();
        }));

        // That one of them left may have been told before it was said to be there.
        foreach (var socket in all.Where(static socket => socket.IsLeaving))
        {
            socket.OnDisconnect(reason => Tell(admin, "socket_disconnected", socket.Namespace.Name, socket.Id, reason.Value, AdminJson.Date(_server.Engine.Time.GetUtcNow())));
        }
    }

    private void Tell(Socket admin, string eventName, params object?[] arguments) =>
        admin.SendUntold(new BroadcastPacket(_server, Namespace.Name, eventName, arguments, compress: true), SendFlags.None);

    private void WriteConfig(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("supportedFeatures");
        string[] features = [.. _options.Readonly ? [] : AdminOperations.Features, "AGGREGATED_EVENTS", .. _development ? ["ALL_EVENTS"] : Array.Empty<string>()];
        foreach (var feature in features)
        {
            json.WriteStringValue(feature);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
