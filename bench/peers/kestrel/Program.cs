using Parlance.Bench.Kestrel;
using Parlance.Kestrel.Epoll;

// --urls http://127.0.0.1:PORT --mode websocket|pipe [--transport epoll]
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (builder.Configuration["transport"] is "epoll")
{
    builder.WebHost.UseEpoll();
}

var app = builder.Build();
switch (app.Configuration["mode"])
{
    case "websocket":
        app.UseWebSockets();
        app.MapGet("/ws", WebSocketConnection.ServeAsync);
        break;
    case "pipe":
        app.MapGet("/ws", PipeConnection.ServeAsync);
        break;
    case var other:
        throw new ArgumentException($"--mode {other}: websocket or pipe", nameof(args));
}

app.Run();
