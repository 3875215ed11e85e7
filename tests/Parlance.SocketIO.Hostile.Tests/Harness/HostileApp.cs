using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>What an ordinary application does, so that an attacker finds everything that the library offers.</summary>
internal sealed partial class HostileApp
{
    private static readonly TimeSpan s_askTimeout = TimeSpan.FromSeconds(20);

    private TaskCompletionSource _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _disconnected;
    private int _running;

    /// <summary>How many sockets have heard of their end.</summary>
    public int Disconnected => Volatile.Read(ref _disconnected);

    /// <summary>How many handlers wait for <see cref="Release"/>.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Lets handlers of <c>hold</c> end.</summary>
    public void Release() => Interlocked.Exchange(ref _hold, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public void Map(WebApplication app, SocketIOServer io)
    {
        io.OnConnection(Add);
        io.Of("/admin").Use(static (_, _) => throw new ConnectErrorException("not you", new { Code = 42 }));
        io.Of("/slow").Use(static async (_, next) =>
        {
            await Task.Yield();
            await next();
        });
        io.Of("/slow").OnConnection(Add);
        io.Of("/token").Use(static (socket, next) => socket.Handshake.GetAuth<TokenAuth>()?.Token is "secret" ? next() : throw new ConnectErrorException("wrong token"));
        io.Of(Dynamic()).OnConnection(Add);
        io.Of(static async (name, _, _) =>
        {
            await Task.Yield();
            return name.StartsWith("/fn-", StringComparison.Ordinal);
        }).OnConnection(Add);
        app.MapSocketIO();
        app.MapSocketIO("/inflating");
        app.MapSocketIOWebSocket("/ws", "/");
        app.MapSocketIOWebSocket("/gate-ws", HostileGateway.Namespace);
        app.MapEngineIO(configure: static engine => engine.Connection += static socket => socket.Message += message =>
        {
            if (message.IsBinary)
            {
                socket.Send(message.Data.Span);
            }
            else
            {
                socket.Send(message.Text);
            }
        });
    }

    private void Add(Socket socket)
    {
        socket.Emit("auth", socket.Handshake.Auth.ValueKind == JsonValueKind.Undefined ? null : socket.Handshake.Auth);
        socket.On("echo", (EventContext context) => Echo(context));
        socket.On("any", (EventContext context) => context.Ack(context.Get<JsonElement>(0)));
        socket.On("number", (EventContext context) => context.Ack(context.Get<int>(0)));
        socket.On("profile", (Person person, AckCallback ack) => ack.Send(person));
        socket.On("join", (EventContext context) => socket.Join(context.Get<string>(0) ?? "lobby"));
        socket.On("shout", (EventContext context) => socket.Broadcast.Emit("shout", context.Arguments.Count));
        socket.On("big", (EventContext context) => socket.Emit("big", new string('x', Math.Min(context.Get<int>(0), 1_000_000))));
        socket.On("drop", (EventContext context) => socket.Disconnect(context.Get<bool>(0)));
        socket.On("hold", context => HoldAsync(context.CancellationToken));
        socket.On("hold-on", _ => HoldAsync(CancellationToken.None));
        socket.On("together", context => HoldAsync(context.CancellationToken), concurrent: true);
        socket.On("ask", context => AskAsync(socket, context), concurrent: true);
        socket.Use(static (_, next) => next());
        socket.OnError(static _ => { });
        socket.OnDisconnect(_ => { Interlocked.Increment(ref _disconnected); });
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var released = Volatile.Read(ref _hold).Task;
        Interlocked.Increment(ref _running);
        try
        {
            await released.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static void Echo(EventContext context)
    {
        object?[] all = [.. context.Arguments.Select(static argument => (object?)argument)];
        if (context.AckRequested)
        {
            context.Ack(all);
        }
        else
        {
            context.Socket.Emit("echo", all);
        }
    }

    private static async Task AskAsync(Socket socket, EventContext context)
    {
        try
        {
            context.Ack(await socket.EmitWithAck<JsonElement>("question", payload: null, s_askTimeout, context.CancellationToken));
        }
        catch (Exception error) when (error is SocketDisconnectedException or AckTimeoutException or OperationCanceledException or JsonException)
        {
            // The client went, kept silent or talked nonsense: an ordinary end of a question.
        }
    }

    [GeneratedRegex("^/dyn-.+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Dynamic();

    private sealed record TokenAuth(string? Token);

    private sealed record Person(string Name, int Age, Person? Friend);
}
