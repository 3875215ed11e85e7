using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Mail;
using Parlance.Chat.Security;
using Parlance.Chat.Tests.Accounts;
using Parlance.SocketIO;
using Parlance.SocketIO.Testing;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests;

/// <summary>The chat on a free port, with a clock that the test moves.</summary>
internal sealed class ChatApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly List<SocketIOTestClient> _clients = [];

    private ChatApp(WebApplication app, TestDatabase database, ManualTimeProvider clock)
    {
        _app = app;
        _database = database;
        Clock = clock;
    }

    public ManualTimeProvider Clock { get; }

    public Uri Url => new(_app.Urls.First());

    public Mailbox Mail => Services.GetRequiredService<Mailbox>();

    public IServiceProvider Services => _app.Services;

    /// <param name="mailIsReal">Whether the server takes mail to reach people: then accounts have to prove their address.</param>
    /// <param name="clock">Where the clock starts, for tests with others who have a clock of their own.</param>
    /// <param name="configure">Adds what the server does not have by itself.</param>
    public static async Task<ChatApp> StartAsync(bool mailIsReal = false, ManualTimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        clock ??= new ManualTimeProvider();
        var database = await TestDatabase.CreateAsync(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(database.Database);
        builder.Services.AddMailOutbox(new MailOptions(EmailAddress.Parse("parlance@example.org"), mailIsReal));
        var mailbox = new Mailbox();
        builder.Services.AddSingleton(mailbox).AddSingleton<IMailTransport>(mailbox);
        var options = new ChatOptions { PasswordIterations = 1000 };
        builder.Services.AddSocketIO().AddChat(options, new MasterSecret(RandomNumberGenerator.GetBytes(MasterSecret.Length)));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapChatApi();
        app.MapSocketIO();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, database, clock);
    }

    /// <summary>Somebody at the HTTP API who has not signed in.</summary>
    public AccountApi Anyone() => new(Url);

    /// <summary>Somebody who has just registered.</summary>
    public Task<AccountApi> SomebodyAsync(string username, string? email = null) => Anyone().RegisterAsync(username, email);

    /// <summary>Proves an address with the code of the mail that was sent there.</summary>
    public async Task VerifyAsync(AccountApi somebody, string email) =>
        (await somebody.PostAsync("auth/email/verify", new { code = Mailbox.CodeOf(await Mail.NextAsync(email)) })).Done();

    /// <summary>A connection that has not said who it is.</summary>
    public async Task<Guest> StrangerAsync()
    {
        var client = new SocketIOTestClient(new Uri(_app.Urls.First()));
        _clients.Add(client);
        return new(await client.ConnectAsync("/chat", cancellationToken: TestContext.Current.CancellationToken));
    }

    /// <summary>Somebody who has entered. The same key is the same person.</summary>
    public async Task<Guest> GuestAsync(string name, string? key = null)
    {
        var guest = await StrangerAsync();
        var entered = await guest.AskAsync("lobby:enter", new { key = key ?? Guest.KeyOf(name), name });
        Assert.True(entered.GetProperty("ok").GetBoolean(), entered.ToString());
        guest.Id = entered.GetProperty("me").GetProperty("id").GetString()!;
        return guest;
    }

    public async Task<Guest> GuestInAsync(string room, string name, string? key = null)
    {
        var guest = await GuestAsync(name, key);
        var joined = await guest.JoinAsync(room);
        Assert.True(joined.GetProperty("ok").GetBoolean(), joined.ToString());
        return guest;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
