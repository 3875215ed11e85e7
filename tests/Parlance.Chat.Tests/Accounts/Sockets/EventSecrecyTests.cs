using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>What a socket hears while somebody else looks after their account (CVE-2025-13821 and its like).</summary>
[Trait("pace", "slow")]
public sealed class EventSecrecyTests
{
    private const string Address = "ann@example.org";

    [Fact]
    public async Task Others_hear_names_and_messages_and_nothing_that_is_not_theirs_to_know()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var (ann, eve, life) = await TwoWhoMeetAsync(app);

        await life.LiveAsync();
        var heard = await HeardAsync(eve, ann, "That was it.");

        // She hears what is for all, so that the test would see more.
        Assert.Contains("Busy Ann", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("me:change", heard, StringComparison.Ordinal);
        var secrets = (string[])[.. life.Secrets.Select(secret => secret.Secret), .. await HashesAsync(app), Address, life.NextEmail, "robot", "hash", "totp"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, heard, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Ones_own_sockets_hear_of_ones_profile_and_of_no_secret()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var (ann, eve, life) = await TwoWhoMeetAsync(app);

        await life.LiveAsync();
        var heard = await HeardAsync(ann, eve, "Are you done?");

        Assert.Contains("me:change", heard, StringComparison.Ordinal);
        Assert.Contains(Address, heard, StringComparison.Ordinal);
        var secrets = (string[])[.. life.Secrets.Select(secret => secret.Secret), .. await HashesAsync(app)];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, heard, StringComparison.Ordinal));
    }

    private static async Task<(Chatter Ann, Chatter Eve, BusyLife Life)> TwoWhoMeetAsync(ChatApp app)
    {
        var ann = await ChatterAsync(app, await app.SomebodyAsync("ann", Address));
        var account = await app.SomebodyAsync("eve", "eve@example.org");
        var life = new BusyLife(app, ann.Account, Address);
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE users SET verified_email_key = email_key WHERE username = 'eve'"));
        var eve = await ChatterAsync(app, account);
        await eve.DoAsync("message:send", new { to = ann.Id, clientId = Guid.CreateVersion7(), text = "Hello." });
        return (ann, eve, life);
    }

    private static async Task<Chatter> ChatterAsync(ChatApp app, AccountApi account) => new(account, await app.ConnectAsync(account.Token));

    /// <summary>All that came to a socket until it has heard the other one say something.</summary>
    private static async Task<string> HeardAsync(Chatter listener, Chatter other, string last)
    {
        await other.DoAsync("message:send", new { to = listener.Id, clientId = Guid.CreateVersion7(), text = last });
        while (!(await listener.ChangeAsync()).ToString().Contains(last, StringComparison.Ordinal))
        {
        }

        return string.Join('\n', listener.Socket.Received);
    }

    private static Task<IReadOnlyList<string>> HashesAsync(ChatApp app) => app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
        db => db.QueryAsync<string>("SELECT password_hash FROM users WHERE password_hash IS NOT NULL"),
        TestContext.Current.CancellationToken);
}
