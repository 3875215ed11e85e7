using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Devices;

/// <summary>
/// The browsers that somebody has signed in with before. Strangers who guess at an account use up its attempts; a known device has its own, so that
/// the owner gets in meanwhile (ASVS 6.1.1). A device is known to the accounts that have signed in on it, and to no others.
/// </summary>
internal sealed class KnownDevices(ChatDatabase database, SecretBox box, TimeProvider clock)
{
    /// <summary>How many an account has at most. The one that signed in longest ago is forgotten first.</summary>
    public const int PerUserMax = 20;

    /// <summary>As long as a session can live.</summary>
    public static readonly TimeSpan Lifetime = SessionLimits.Absolute;

    private const int SecretBytes = 32;

    /// <summary>What the device of a request is stored as; null when it brings nothing.</summary>
    public byte[]? MacOf(HttpContext context) => DeviceCookie.Read(context) is { } secret ? MacOf(secret) : null;

    /// <summary>Whether this account has signed in there. For no account the same is read for nothing.</summary>
    public async Task<bool> KnowsAsync(DbSession db, UserId? user, byte[]? device) => device is not null && await db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM sessions WHERE user_id = @user AND device_mac = @device AND created_at > @since",
        new { user = user ?? default, device, since = clock.GetUtcNow() - Lifetime }).ConfigureAwait(false) > 0;

    /// <summary>Notes that this session was begun on the device of this request, which gets its cookie.</summary>
    public async Task RememberAsync(HttpContext context, Session session, CancellationToken cancel)
    {
        // One that is there stays: other accounts may know the device by it.
        var secret = DeviceCookie.Read(context) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var device = MacOf(secret);
        await database.WriteAsync(db => NoteAsync(db, session, device), cancel).ConfigureAwait(false);
        DeviceCookie.Write(context, secret);
    }

    private static async Task<int> NoteAsync(DbSession db, Session session, byte[] device)
    {
        var args = new { session.Id, session.UserId, device, PerUserMax };
        await db.ExecuteAsync("UPDATE sessions SET device_mac = NULL WHERE user_id = @UserId AND device_mac = @device", args).ConfigureAwait(false);
        await db.ExecuteAsync("UPDATE sessions SET device_mac = @device WHERE id = @Id AND ended_at IS NULL", args).ConfigureAwait(false);
        return await db.ExecuteAsync(
            """
            UPDATE sessions SET device_mac = NULL WHERE user_id = @UserId AND device_mac IS NOT NULL AND id NOT IN (
                SELECT id FROM sessions WHERE user_id = @UserId AND device_mac IS NOT NULL ORDER BY id DESC LIMIT @PerUserMax)
            """,
            args).ConfigureAwait(false);
    }

    private byte[] MacOf(string secret) => box.Mac("device", secret);
}
