using System.Buffers.Text;
using System.Security.Cryptography;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>What the server remembers between two requests of one ceremony. A challenge is good once, for a short time, for one purpose.</summary>
internal sealed class Challenges(SecretBox box, TimeProvider clock)
{
    private const int TokenBytes = 32;

    /// <summary>Remembers a state and gives the token that brings it back.</summary>
    public async Task<string> CreateAsync(DbSession db, string purpose, UserId? user, byte[] state, TimeSpan lifetime, int attempts = 1)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await db.ExecuteAsync("DELETE FROM challenges WHERE expires_at <= @now", new { now }).ConfigureAwait(false);
        await db.ExecuteAsync(
            "INSERT INTO challenges (id, purpose, user_id, token_mac, sealed_state, attempts_left, expires_at) "
            + "VALUES (@id, @purpose, @user, @mac, @state, @attempts, @expiresAt)",
            new
            {
                id = Guid.CreateVersion7(now),
                purpose,
                user,
                mac = MacOf(purpose, token),
                state = box.Seal(SealPurpose(purpose), state),
                attempts,
                expiresAt = now + lifetime,
            }).ConfigureAwait(false);
        return token;
    }

    /// <summary>
    /// Uses up one attempt of a challenge, in a transaction of its own before the attempt is judged, so that attempts at the same time do not slip
    /// through together.
    /// </summary>
    /// <returns>The state, or null when there is no such challenge (any more).</returns>
    public async Task<Challenge?> AttemptAsync(ChatDatabase database, string purpose, string? token, CancellationToken cancel)
    {
        if (token is not { Length: > 0 and <= 128 })
        {
            return null;
        }

        var mac = MacOf(purpose, token);
        var row = await database.WriteAsync(
            db => db.FindAsync<Row>(
                """
                UPDATE challenges SET attempts_left = attempts_left - 1
                WHERE token_mac = @mac AND purpose = @purpose AND expires_at > @now AND attempts_left > 0
                RETURNING user_id, sealed_state
                """,
                new { mac, purpose, now = clock.GetUtcNow() }),
            cancel).ConfigureAwait(false);
        return row is null ? null : new(row.UserId, box.Open(SealPurpose(purpose), row.SealedState));
    }

    /// <summary>Whose challenge it is, without an attempt. Null when there is no such challenge (any more).</summary>
    public async Task<UserId?> FindUserAsync(DbSession db, string purpose, string? token) => token is { Length: > 0 and <= 128 }
        ? await db.FindAsync<UserId?>(
            "SELECT user_id FROM challenges WHERE token_mac = @mac AND purpose = @purpose AND expires_at > @now AND attempts_left > 0",
            new { mac = MacOf(purpose, token), purpose, now = clock.GetUtcNow() }).ConfigureAwait(false)
        : null;

    /// <summary>Remembers another state under the same token, when a ceremony goes on. A challenge that has gone stays so.</summary>
    public Task<int> ReplaceStateAsync(DbSession db, string purpose, string token, byte[] state) => db.ExecuteAsync(
        "UPDATE challenges SET sealed_state = @state WHERE token_mac = @mac AND purpose = @purpose",
        new { mac = MacOf(purpose, token), purpose, state = box.Seal(SealPurpose(purpose), state) });

    /// <summary>Removes a challenge that was met, in the transaction of what it is good for.</summary>
    /// <exception cref="ChatError"><c>code_invalid</c>: another request was quicker.</exception>
    public async Task CompleteAsync(DbSession db, string purpose, string token)
    {
        if (await db.ExecuteAsync("DELETE FROM challenges WHERE token_mac = @mac", new { mac = MacOf(purpose, token) }).ConfigureAwait(false) is 0)
        {
            throw ChatError.CodeInvalid();
        }
    }

    private byte[] MacOf(string purpose, string token) => box.Mac("challenge:" + purpose, token);

    private static string SealPurpose(string purpose) => "challenge:" + purpose;

    private sealed record Row
    {
        public UserId? UserId { get; init; }

        public byte[] SealedState { get; init; } = [];
    }
}

/// <summary>What a challenge remembers.</summary>
internal sealed record Challenge(UserId? User, byte[] State);
