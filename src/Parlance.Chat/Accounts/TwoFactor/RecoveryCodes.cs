using System.Security.Cryptography;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Codes on paper, for when the phone is gone. Each works once; the database knows them by their MACs alone.</summary>
internal sealed class RecoveryCodes(SecretBox box, TimeProvider clock)
{
    public const int Count = 10;

    // 120 bits, so that not even who has the key finds them out of their MACs (ASVS 6.5.2): 24 letters in six groups.
    private const int CodeBytes = 15;
    private const int Letters = 24;
    private const int LettersPerGroup = 4;
    private const int TypedCharsMax = 64;

    public static Task<long> LeftAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT COUNT(*) FROM recovery_codes WHERE user_id = @user", new { user });

    /// <summary>Makes new codes. Those from before work no more.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(DbSession db, UserId user)
    {
        await RemoveAsync(db, user);
        var now = clock.GetUtcNow();
        var codes = Enumerable.Range(0, Count).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(CodeBytes))).ToList();
        foreach (var code in codes)
        {
            await db.ExecuteAsync(
                "INSERT INTO recovery_codes (user_id, code_mac, created_at) VALUES (@user, @mac, @now)",
                new { user, mac = MacOf(user, code), now });
        }

        return [.. codes.Select(code => string.Join('-', code.Chunk(LettersPerGroup).Select(group => new string(group))))];
    }

    /// <summary>Takes a code: it is gone afterwards.</summary>
    /// <returns>Whether it was one.</returns>
    public async Task<bool> TakeAsync(DbSession db, UserId user, string? typed) =>
        Normalize(typed) is { } code
        && await db.ExecuteAsync("DELETE FROM recovery_codes WHERE user_id = @user AND code_mac = @mac", new { user, mac = MacOf(user, code) }) is 1;

    public static Task<int> RemoveAsync(DbSession db, UserId user) => db.ExecuteAsync("DELETE FROM recovery_codes WHERE user_id = @user", new { user });

    private byte[] MacOf(UserId user, string code) => box.Mac("recovery-code", $"{user}:{code}");

    // Base32 has no 0, 1 and 8: whoever reads one means the letter that looks like it.
    private static string? Normalize(string? typed)
    {
        if (typed is null || typed.Length > TypedCharsMax)
        {
            return null;
        }

        var code = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant().Replace('0', 'O').Replace('1', 'I').Replace('8', 'B');
        return code.Length is Letters ? code : null;
    }
}
