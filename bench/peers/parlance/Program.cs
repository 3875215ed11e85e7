using Parlance.Bench.Parlance;
using Parlance.Kestrel.Epoll;
using Parlance.SocketIO;

// --urls http://127.0.0.1:PORT --mode imperative|gateway, and if wanted --transport epoll --without-http true --instrument true
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (builder.Configuration["transport"] is "epoll")
{
    builder.WebHost.UseEpoll();
}

if (builder.Configuration.GetValue<bool>("without-http"))
{
    builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.UseSocketIO()));
}

var socketIO = builder.Services.AddSocketIO();
var gateway = builder.Configuration["mode"] switch
{
    "imperative" => false,
    "gateway" => true,
    var other => throw new ArgumentException($"--mode {other}: imperative or gateway", nameof(args)),
};
if (gateway)
{
    socketIO.AddGateway<ContractGateway>();
}

var app = builder.Build();
app.MapSocketIO();
if (!gateway)
{
    app.Services.GetRequiredService<SocketIOServer>().OnConnection(Contract.Serve);
}

if (builder.Configuration.GetValue<bool>("instrument"))
{
    // For what it costs while nobody watches.
    app.Services.GetRequiredService<SocketIOServer>().Instrument(new AdminUIOptions { Auth = AdminUIAuth.None, Mode = AdminUIMode.Development });
}

app.Run();
