using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Email;

/// <summary>
/// The codes and links of mails. One row is both: a link of 256 bits and six digits, good once, for ten minutes and five tries of the digits
/// (ASVS 6.5, 6.6.3). One more for the same purpose replaces the one before.
/// </summary>
internal sealed class OneTimeCodes(SecretBox box, TimeProvider clock)
{
    public const string VerifyEmail = "verify-email";
    public const string ResetPassword = "reset-password";
    public const string ChangeEmail = "change-email";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int TokenBytes = 32;
    private const int Attempts = 5;
    private const int Codes = 1_000_000;

    /// <summary>Makes a code and a link for this account and address.</summary>
    public async Task<OneTimeCode> CreateAsync(DbSession db, string purpose, UserId user, string email, string emailKey)
    {
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        await db.ExecuteAsync("DELETE FROM one_time_codes WHERE (user_id = @user AND purpose = @purpose) OR expires_at <= @now", new { user, purpose, now }).ConfigureAwait(false);
        await db.ExecuteAsync(
            "INSERT INTO one_time_codes (id, purpose, user_id, email_key, email, token_mac, code_mac, attempts_left, created_at, expires_at) "
            + "VALUES (@id, @purpose, @user, @emailKey, @email, @tokenMac, @codeMac, @attempts, @now, @expiresAt)",
            new
            {
                id = Guid.CreateVersion7(now),
                purpose,
                user,
                emailKey,
                email,
                tokenMac = TokenMac(purpose, token),
                codeMac = CodeMac(purpose, user, code),
                attempts = Attempts,
                now,
                expiresAt = now + Lifetime,
            }).ConfigureAwait(false);
        return new(token, code);
    }

    /// <summary>Takes a link's token. It is good no more.</summary>
    /// <exception cref="ChatError"><c>code_invalid</c>.</exception>
    public async Task<ProvenAddress> TakeTokenAsync(DbSession db, string purpose, string? token) =>
        await db.FindAsync<ProvenAddress>(
            "DELETE FROM one_time_codes WHERE token_mac = @mac AND purpose = @purpose AND expires_at > @now RETURNING user_id, email, email_key",
            new { mac = TokenMac(purpose, token is { Length: <= 128 } ? token : ""), purpose, now = clock.GetUtcNow() }).ConfigureAwait(false)
        ?? throw ChatError.CodeInvalid();

    /// <summary>The same, for this account alone. Another's token stays good.</summary>
    /// <exception cref="ChatError"><c>code_invalid</c>; the caller's transaction is to be undone.</exception>
    public async Task<ProvenAddress> TakeTokenAsync(DbSession db, string purpose, UserId user, string? token)
    {
        var proven = await TakeTokenAsync(db, purpose, token).ConfigureAwait(false);
        return proven.UserId == user ? proven : throw ChatError.CodeInvalid();
    }

    /// <summary>Takes typed digits. A wrong try is counted, so this is a transaction of its own: the refusal must not undo it.</summary>
    /// <returns>What it proves; null when it is wrong.</returns>
    public Task<ProvenAddress?> TakeCodeAsync(ChatDatabase database, string purpose, UserId user, string? code, CancellationToken cancel) =>
        database.WriteAsync(db => TakeCodeAsync(db, purpose, user, code), cancel);

    /// <summary>The same in the caller's transaction, which has to be committed when it answers null: a wrong try is counted there.</summary>
    public async Task<ProvenAddress?> TakeCodeAsync(DbSession db, string purpose, UserId user, string? code)
    {
        // Counted before it is judged, on the row that others wait for: tries at the same time do not slip through together.
        var row = await db.FindAsync<CodeRow>(
            """
            UPDATE one_time_codes SET attempts_left = attempts_left - 1
            WHERE user_id = @user AND purpose = @purpose AND expires_at > @now AND attempts_left > 0
            RETURNING id, email, email_key, code_mac
            """,
            new { user, purpose, now = clock.GetUtcNow() }).ConfigureAwait(false);
        var typed = CodeMac(purpose, user, code is { Length: <= 16 } ? code.Replace(" ", "", StringComparison.Ordinal) : "");
        if (row is null || !CryptographicOperations.FixedTimeEquals(row.CodeMac, typed))
        {
            return null;
        }

        await db.ExecuteAsync("DELETE FROM one_time_codes WHERE id = @Id", row).ConfigureAwait(false);
        return new() { UserId = user, Email = row.Email, EmailKey = row.EmailKey };
    }

    /// <summary>Makes all codes of this purpose worthless, such as reset links after a change of password.</summary>
    public static Task<int> RevokeAsync(DbSession db, string purpose, UserId user) =>
        db.ExecuteAsync("DELETE FROM one_time_codes WHERE user_id = @user AND purpose = @purpose", new { user, purpose });

    /// <summary>Makes all codes of an account worthless.</summary>
    public static Task<int> RevokeAllAsync(DbSession db, UserId user) => db.ExecuteAsync("DELETE FROM one_time_codes WHERE user_id = @user", new { user });

    /// <summary>Does what <see cref="CreateAsync"/> does, for nobody: no row comes of it.</summary>
    public async Task<OneTimeCode> PretendAsync(DbSession db, string purpose, string email)
    {
        var nobody = UserId.New(clock);
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        await db.ExecuteAsync("DELETE FROM one_time_codes WHERE (user_id = @nobody AND purpose = @purpose) OR expires_at <= @now", new { nobody, purpose, now });
        await db.ExecuteAsync(
            "UPDATE one_time_codes SET email = @email WHERE token_mac = @tokenMac AND code_mac = @codeMac",
            new { email, tokenMac = TokenMac(purpose, token), codeMac = CodeMac(purpose, nobody, code) });
        return new(token, code);
    }

    private byte[] TokenMac(string purpose, string token) => box.Mac("mail-token:" + purpose, token);

    private byte[] CodeMac(string purpose, UserId user, string code) => box.Mac("mail-code:" + purpose, $"{user}:{code}");

    private sealed record CodeRow
    {
        public Guid Id { get; init; }

        public string Email { get; init; } = "";

        public string EmailKey { get; init; } = "";

        public byte[] CodeMac { get; init; } = [];
    }
}

/// <summary>A fresh code: for the mail, and nowhere else.</summary>
internal sealed record OneTimeCode(string Token, string Code);

/// <summary>Whose address was proved.</summary>
internal sealed record ProvenAddress
{
    public UserId UserId { get; init; }

    public string Email { get; init; } = "";

    public string EmailKey { get; init; } = "";
}
