using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Parlance.Chat;
using Parlance.Chat.Contracts;
using Parlance.Chat.Data;
using Parlance.Chat.Http.Document;
using Parlance.Server;
using Parlance.Server.Commands;
using Parlance.Server.Configuration;
using Parlance.Server.Hosting;
using Parlance.SocketIO;

return await new ParlanceCommands(Compose, Map).RunAsync(args);

// The parts of the program. A command works through them too, without serving anybody.
static WebApplication Compose(ServerOptions options)
{
    var builder = ServerBuilder.Create();
    builder.WebHost.UseUrls([.. options.Urls]);
    builder.WebHost.UseRequestLimits();
    builder.WebHost.UseTransport(builder.Configuration);
    builder.Logging.UseCalmConsole();
    builder.Services.AddSingleton<TimeProvider, MillisecondClock>();

    // The library gives running handlers two seconds; a client that never answers the close of its WebSocket gets one more, and no longer.
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
    builder.Services.AddHealthChecks().AddCheck<Readiness>("readiness");
    builder.Services.AddPage();
    builder.Services.AddApiDocument();
    builder.Services.AddSingleton<StartWarnings>();
    builder.Services.AddStorage(builder.Configuration, options.DataDirectory);
    builder.Services.AddOutsideServices(builder.Configuration, options);
    var chat = ProgramSettings.Chat(builder.Configuration, options);
    builder.Services.AddSocketIO().AddChat(chat, ProgramSettings.Secret(chat));
    if (options is { CertificateFile: { } certificateFile, KeyFile: { } keyFile })
    {
        builder.UseCertificates(certificateFile, keyFile);
    }

    return builder.Build();
}

// What it serves, and where.
static void Map(WebApplication app)
{
    app.UseTrustedProxies();
    app.UseSecurityHeaders();
    app.UseCharset();
    app.RefuseTrace();
    app.UsePage();
    app.UseApiPage();
    app.MapChatApi();
    app.MapApiDocument();
    app.MapContracts();
    app.MapSocketIO();
    app.MapSocketIOWebSocket("/ws", "/chat");
    app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
    app.MapHealthChecks("/health/ready");
}
