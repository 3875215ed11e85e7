using System.Globalization;
using System.Text.Json;
using Parlance.SocketIO;

// Answers what it is sent. With --engine-only it is a bare Engine.IO server.
string[] names = ["--urls", "--path", "--ping-interval", "--ping-timeout", "--max-http-buffer-size", "--connect-timeout"];
var engineOnly = args.Contains("--engine-only", StringComparer.Ordinal);
var given = new Dictionary<string, string>(StringComparer.Ordinal);
string[] options = [.. args.Except(["--engine-only"], StringComparer.Ordinal)];
for (var index = 0; index < options.Length; index += 2)
{
    if (!names.Contains(options[index], StringComparer.Ordinal) || index + 1 == options.Length || !TryTake(options[index], options[index + 1]))
    {
        Console.Error.WriteLine($"{options[index]}: unknown, or without a fitting value. Options: --engine-only {string.Join(' ', names)} (milliseconds, bytes)");
        return 2;
    }
}

var builder = WebApplication.CreateBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(given.GetValueOrDefault("--urls", "http://localhost:3000"));
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
if (engineOnly)
{
    builder.Services.AddEngineIO(Configure);
}
else
{
    builder.Services.AddSocketIO(Configure);
    builder.Services.Configure<SocketIOOptions>(options => options.ConnectTimeout = Milliseconds("--connect-timeout", options.ConnectTimeout));
}

var app = builder.Build();
if (engineOnly)
{
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
else
{
    app.MapSocketIO();
    var io = app.Services.GetRequiredService<SocketIOServer>();
    io.OnConnection(static socket =>
    {
        socket.Emit("auth", Auth(socket));
        socket.On("message", (EventContext message) => socket.Emit("message-back", All(message)));
        socket.On("message-with-ack", (EventContext message) => message.Ack(All(message)));
    });
    io.Of("/custom").OnConnection(static socket => socket.Emit("auth", Auth(socket)));
}

await app.StartAsync();
Console.WriteLine($"listening on {string.Join(' ', app.Urls)}");
await app.WaitForShutdownAsync();
return 0;

static object Auth(Socket socket) => socket.Handshake.Auth.ValueKind == JsonValueKind.Undefined ? new object() : socket.Handshake.Auth;

// The arguments as they came, binary too.
static object?[] All(EventContext message) => [.. message.Arguments.Select(static argument => (object?)argument)];

bool TryTake(string name, string value)
{
    given[name] = value;
    return name is "--urls" or "--path" || (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0);
}

void Configure(EngineOptions options)
{
    options.Path = given.GetValueOrDefault("--path", options.Path);
    options.PingInterval = Milliseconds("--ping-interval", options.PingInterval);
    options.PingTimeout = Milliseconds("--ping-timeout", options.PingTimeout);
    options.MaxHttpBufferSize = given.TryGetValue("--max-http-buffer-size", out var bytes) ? long.Parse(bytes, CultureInfo.InvariantCulture) : options.MaxHttpBufferSize;
}

TimeSpan Milliseconds(string name, TimeSpan fallback) =>
    given.TryGetValue(name, out var value) ? TimeSpan.FromMilliseconds(long.Parse(value, CultureInfo.InvariantCulture)) : fallback;
