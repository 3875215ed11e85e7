// The fixture of tests/Clients/fixture/README.md on our server: what the official client is driven against.
using Microsoft.AspNetCore.Identity;
using Parlance.SocketIO;
using Parlance.SocketIO.Fixture;
using Parlance.TestTools;

var options = FixtureOptions.Parse(args);
var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
builder.WebHost.UseTestTransport();
// Standard output is for the tests to read.
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSocketIO(options.EdgeCases ? EdgeCases.Configure : options.Apply);

await using var app = builder.Build();
app.MapSocketIO();
app.MapFallback("{**path}", Pages.NotFound);

var io = app.Services.GetRequiredService<SocketIOServer>();
if (options.EdgeCases)
{
    EdgeCases.Add(io);
}
else
{
    app.MapGet("/", Pages.Client);
    var watch = new Watch(io);
    MainEvents.Add(io, watch, app.Lifetime);
    NamespaceEvents.Add(io, watch);
    RoomEvents.Add(io.Of("/rooms"), watch);
    if (options.AdminUI)
    {
        var hash = new PasswordHasher<string>().HashPassword("admin", "password of the tests");
        io.Instrument(new AdminUIOptions { Auth = AdminUIAuth.Basic("admin", hash), Mode = AdminUIMode.Development, ServerId = "the server" });
    }
}

await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.First()}");
if (options.UntilStdinEnds)
{
    // A test run that dies leaves no server behind.
    // On a thread of the pool: reading from the console blocks, also where it is called asynchronous.
    _ = Task.Run(() =>
    {
        Console.In.ReadToEnd();
        Environment.Exit(0);
    });
}

await app.WaitForShutdownAsync();
