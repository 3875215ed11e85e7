using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Parlance.Chat;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Integrations.Mail;
using Parlance.Server;
using Parlance.SocketIO;

if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

try
{
    var app = Build(CommandLine.Parse(args));
    await using (app)
    {
        await app.Services.GetRequiredService<ChatDatabase>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        Console.WriteLine($"Parlance is ready: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync();
    }

    return 0;
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"parlance: {exception.Message}");
    return 2;
}
catch (IOException exception) when (exception.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"parlance: {exception.Message}");
    return 1;
}

static WebApplication Build(CommandLine command)
{
    CreateDataDirectory(command.DataDirectory);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        // Not the current directory: the page lies beside the program.
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.WebHost.UseUrls([.. command.Urls]);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Logging.UseCalmConsole();
    builder.Services.AddSingleton(TimeProvider.System);

    // The library gives running handlers two seconds; a client that never answers the close of its WebSocket gets one more, and no longer.
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
    builder.Services.AddHealthChecks().AddCheck<Readiness>("readiness");
    builder.Services.AddPage();
    builder.Services.AddStorage(builder.Configuration, command.DataDirectory);
    builder.Services.AddMail(builder.Configuration, command.DataDirectory);
    var chat = new ChatOptions { DataDirectory = command.DataDirectory, PublicUrlFallback = PublicUrl.OfListening(command.Urls) };
    builder.Configuration.GetSection("Parlance").Bind(chat);
    builder.Services.AddSocketIO().AddChat(chat, MasterSecret.Load(chat.Secret, chat.DataDirectory));
    if (command is { CertificateFile: { } certificateFile, KeyFile: { } keyFile })
    {
        builder.UseCertificates(certificateFile, keyFile);
    }

    var app = builder.Build();
    app.Services.GetService<Certificates>()?.Load();
    app.UseSecurityHeaders();
    app.UsePage();
    app.MapChatApi();
    app.MapSocketIO();
    app.MapSocketIOWebSocket("/ws", "/chat");
    app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
    app.MapHealthChecks("/health/ready");
    return app;
}

static void CreateDataDirectory(string directory)
{
    try
    {
        Directory.CreateDirectory(directory);
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
    {
        throw new UsageException($"--data: {exception.Message}");
    }
}
