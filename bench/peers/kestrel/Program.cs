using Parlance.Bench.Kestrel;

// --urls http://127.0.0.1:PORT --mode websocket|pipe
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

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
