using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>A first user name for who comes from a provider. They may change it in the profile.</summary>
internal static class SuggestedUsername
{
    private const string Fallback = "user";
    private const int NumbersFrom = 2, NumbersTo = 9;
    private const int RandomAttempts = 20;

    // Leaves room for a number behind it.
    private const int CharsMax = Username.CharsMax - 8;

    /// <summary>The name they have there, or what stands before the @, or what they are called; with a number behind it if somebody has it here.</summary>
    public static async Task<string> FindFreeAsync(DbSession db, ExternalIdentity identity, EmailAddress? email)
    {
        var name = new[] { identity.Username, email?.LocalPart, identity.DisplayName, Fallback }.Select(Shorten).OfType<string>().First();
        foreach (var candidate in Candidates(name))
        {
            if (await db.FindAsync<UserId?>("SELECT id FROM users WHERE username_key = @key", new { key = Username.Key(candidate) }) is null)
            {
                return candidate;
            }
        }

        throw ChatError.UsernameTaken();
    }

    private static IEnumerable<string> Candidates(string name)
    {
        yield return name;
        for (var number = NumbersFrom; number <= NumbersTo; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        }

        for (var attempt = 0; attempt < RandomAttempts; attempt++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}{RandomNumberGenerator.GetInt32(1_000_000):D6}");
        }
    }

    private static string? Shorten(string? text)
    {
        if (text is null or { Length: > 256 })
        {
            return null;
        }

        // Some providers give an address for a name.
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var allowed = new StringBuilder();
        foreach (var rune in (at > 0 ? text[..at] : text).EnumerateRunes().Where(IsAllowed).SkipWhile(rune => !Rune.IsLetterOrDigit(rune)).Take(CharsMax))
        {
            allowed.Append(rune);
        }

        return Username.Normalize(allowed.ToString(), out _);
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_';
}
