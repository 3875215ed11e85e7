using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>What happens to accounts behind the back of their sockets: as another node does it, or the command line.</summary>
internal static class Doors
{
    /// <summary>Long enough for whatever is promised within a second, and no longer.</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromSeconds(1);

    public static UserId IdOf(AccountApi account) => UserId.TryParse(account.UserId, out var id) ? id : throw new InvalidOperationException("No id.");

    public static SessionId SessionOf(AccountApi account)
    {
        var payload = System.Buffers.Text.Base64Url.DecodeFromChars(account.Token!.Split('.')[1]);
        var text = System.Text.Json.JsonElement.Parse(payload).GetProperty("sid").GetString();
        return SessionId.TryParse(text, out var id) ? id : throw new InvalidOperationException("No session.");
    }

    public static Task WriteAsync(this ChatApp app, Func<DbSession, TimeProvider, Task> work) =>
        app.Services.GetRequiredService<ChatDatabase>().WriteAsync(db => work(db, app.Services.GetRequiredService<TimeProvider>()), TestContext.Current.CancellationToken);

    /// <summary>Ends one session.</summary>
    public static Task EndSessionAsync(this ChatApp app, AccountApi account, string reason) =>
        app.WriteAsync((db, clock) => SessionStore.EndAsync(db, IdOf(account), SessionOf(account), reason, clock));

    public static Task DisableAsync(this ChatApp app, AccountApi account) => app.WriteAsync(async (db, clock) =>
    {
        await db.ExecuteAsync("UPDATE users SET disabled_at = @now WHERE id = @id", new { now = clock.GetUtcNow(), id = IdOf(account) });
        await SessionStore.AnnounceAsync(db, IdOf(account), session: null, token: null, EndReason.Disabled, clock);
    });

    public static Task MakeGuestAsync(this ChatApp app, AccountApi account) => app.WriteAsync(async (db, clock) =>
    {
        await db.ExecuteAsync("UPDATE users SET role = @role WHERE id = @id", new { role = ServerRole.Guest, id = IdOf(account) });
        await OpenDoors.CloseAsync(db, IdOf(account), EndReason.RoleChanged, clock);
    });

    /// <summary>A personal access token.</summary>
    public static async Task<(Guid Id, string Secret)> NewTokenAsync(this ChatApp app, AccountApi account, string scopes, TimeSpan? lifetime = null)
    {
        var (id, secret) = (Guid.CreateVersion7(), PersonalToken.NewSecret());
        await app.WriteAsync((db, clock) => db.ExecuteAsync(
            "INSERT INTO personal_tokens (id, user_id, name, token_mac, scopes, created_at, expires_at) VALUES (@id, @user, 'test', @mac, @scopes, @now, @expires)",
            new
            {
                id,
                user = IdOf(account),
                mac = PersonalToken.MacOf(app.Services.GetRequiredService<SecretBox>(), secret),
                scopes,
                now = clock.GetUtcNow(),
                expires = clock.GetUtcNow() + lifetime,
            }));
        return (id, secret);
    }

    public static Task RevokeTokenAsync(this ChatApp app, AccountApi account, Guid token) => app.WriteAsync(async (db, clock) =>
    {
        await db.ExecuteAsync("UPDATE personal_tokens SET revoked_at = @now WHERE id = @token", new { now = clock.GetUtcNow(), token });
        await SessionStore.AnnounceAsync(db, IdOf(account), session: null, token, EndReason.TokenRevoked, clock);
    });
}
