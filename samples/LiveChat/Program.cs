using System.ComponentModel.DataAnnotations;
using Parlance.SocketIO;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSocketIO().AddGateway<LiveChatGateway>();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapSocketIO();
app.Run();

/// <summary>Everybody in one room, and how many they are.</summary>
[Gateway("/")]
internal sealed class LiveChatGateway(SocketIOServer io) : IGatewayConnection, IGatewayDisconnection
{
    // One gateway serves all clients, so a field counts them all.
    private int _users;

    public Task OnConnected(Socket socket)
    {
        io.Emit("users", Interlocked.Increment(ref _users));
        return Task.CompletedTask;
    }

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        io.Emit("users", Interlocked.Decrement(ref _users));
        return Task.CompletedTask;
    }

    [SubscribeMessage("chat")]
    public void Chat(Socket socket, Line line) => io.Except(socket.Id).Emit("chat", line);

    internal sealed record Line([property: Required, StringLength(40)] string Name, [property: Required, StringLength(500)] string Text);
}
