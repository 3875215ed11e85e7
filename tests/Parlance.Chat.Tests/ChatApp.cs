using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Http.Document;
using Parlance.Chat.Mail;
using Parlance.Chat.Security;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Outside;
using Parlance.SocketIO;
using Parlance.SocketIO.Testing;
using Parlance.Storage.Testing;
using Parlance.TestTools;

namespace Parlance.Chat.Tests;

/// <summary>The chat on a free port, with a clock that the test moves.</summary>
internal sealed class ChatApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly TimeProvider _time;
    private readonly List<IAsyncDisposable> _clients = [];
    private readonly Dictionary<string, AccountApi> _accounts = new(StringComparer.Ordinal);

    // Every node of a server has the same one.
    private readonly byte[] _secret;

    private ChatApp(WebApplication app, TestDatabase database, bool ownsDatabase, TimeProvider time, byte[] secret)
    {
        _app = app;
        _database = database;
        _ownsDatabase = ownsDatabase;
        _time = time;
        _secret = secret;
    }

    public ManualTimeProvider Clock => (ManualTimeProvider)_time;

    public Uri Url => new(_app.Urls.First());

    public Mailbox Mail => Services.GetRequiredService<Mailbox>();

    public IServiceProvider Services => _app.Services;

    /// <param name="mailIsReal">Whether the server takes mail to reach people: then accounts have to prove their address.</param>
    /// <param name="clock">Where the clock starts, for tests with others who have a clock of their own; the system's for tests that measure time.</param>
    /// <param name="configure">Adds what the server does not have by itself.</param>
    /// <param name="dialect">On which database; null for that of the run.</param>
    public static async Task<ChatApp> StartAsync(
        bool mailIsReal = false, TimeProvider? clock = null, Action<IServiceCollection>? configure = null, Dialect? dialect = null)
    {
        clock ??= new ManualTimeProvider();
        var database = await TestDatabase.CreateAsync(clock, dialect);
        var secret = RandomNumberGenerator.GetBytes(MasterSecret.Length);
        var app = await StartAsync(database.Database, clock, secret, mailIsReal, configure);
        return new(app, database, ownsDatabase: true, clock, secret);
    }

    /// <summary>Another node of the same server. Ends before this one.</summary>
    public async Task<ChatApp> AnotherNodeAsync(Action<IServiceCollection>? configure = null)
    {
        var app = await StartAsync(_database.OpenAnother(), _time, _secret, mailIsReal: false, configure);
        return new(app, _database, ownsDatabase: false, _time, _secret);
    }

    private static async Task<WebApplication> StartAsync(
        ChatDatabase database, TimeProvider clock, byte[] secret, bool mailIsReal, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseTestTransport();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(database);
        builder.Services.AddMailOutbox(new MailOptions(EmailAddress.Parse("parlance@example.org"), mailIsReal));
        var mailbox = new Mailbox();
        builder.Services.AddSingleton(mailbox).AddSingleton<IMailTransport>(mailbox);
        var options = new ChatOptions { PasswordIterations = 1000 };
        builder.Services.AddApiDocument();
        // Nobody can answer a ping while a test moves the clock.
        builder.Services.AddSocketIO(io => io.PingInterval = TimeSpan.FromDays(1)).AddChat(options, new MasterSecret(secret));
        // No test asks the internet for anything.
        builder.Services.AddSingleton(GuardedClient.Resolver(resolve: null));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapChatApi();
        app.MapApiDocument();
        app.MapSocketIO();
        app.MapSocketIOWebSocket("/ws", "/chat");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>Somebody at the HTTP API who has not signed in.</summary>
    public AccountApi Anyone() => new(Url);

    /// <summary>Somebody who has just registered.</summary>
    public Task<AccountApi> SomebodyAsync(string username, string? email = null) => Anyone().RegisterAsync(username, email);

    /// <summary>Proves an address with the code of the mail that was sent there.</summary>
    public async Task VerifyAsync(AccountApi somebody, string email) =>
        (await somebody.PostAsync("auth/email/verify", new { code = Mailbox.CodeOf(await Mail.NextAsync(email)) })).Done();

    /// <summary>A connection with a token. Whoever is refused gets the exception.</summary>
    public Task<SocketIOTestSocket> ConnectAsync(string? token, SocketIOTestTransport transport = SocketIOTestTransport.WebSocket) =>
        Keep(new SocketIOTestClient(Url, transport)).ConnectAsync("/chat", new { token }, TestContext.Current.CancellationToken);

    /// <summary>Somebody with an account of this name who has connected. The same name is the same account.</summary>
    public async Task<Chatter> ChatterAsync(string name, SocketIOTestTransport transport = SocketIOTestTransport.WebSocket)
    {
        if (!_accounts.TryGetValue(name, out var account))
        {
            _accounts.Add(name, account = await SomebodyAsync(name));
        }

        return new(account, await ConnectAsync(account.Token, transport));
    }

    /// <summary>Disposes of it before the server ends.</summary>
    public T Keep<T>(T client)
        where T : IAsyncDisposable
    {
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
        }
    }
}
