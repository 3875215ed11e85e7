using System.Text.Json;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

/// <summary>A phone that shows the codes of a secret.</summary>
internal sealed class AuthenticatorApp(string secret, ManualTimeProvider clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public byte[] Secret { get; } = Decode(secret);

    /// <summary>What the app shows now, or so many steps from now.</summary>
    public string Code(int steps = 0) => Totp.Code(Secret, Totp.StepAt(clock.GetUtcNow()) + steps);

    /// <summary>A code that no nearby step has.</summary>
    public string Wrong() => Enumerable.Range(0, 10).Select(n => n.ToString("D6", System.Globalization.CultureInfo.InvariantCulture))
        .First(code => !Enumerable.Range(-1, 3).Select(Code).Contains(code, StringComparer.Ordinal));

    /// <summary>The code of the next step, once it is shown.</summary>
    public string NextCode()
    {
        clock.Advance(TimeSpan.FromSeconds(Totp.SecondsPerStep));
        return Code();
    }

    /// <summary>Sets one up for an account that has signed in just now.</summary>
    /// <returns>The app, and the recovery codes.</returns>
    public static async Task<(AuthenticatorApp App, string[] RecoveryCodes)> SetUpAsync(ChatApp app, AccountApi somebody)
    {
        var setup = (await somebody.PostAsync("me/totp")).Ok();
        var phone = new AuthenticatorApp(setup.GetProperty("secret").GetString()!, app.Clock);
        var confirmed = (await somebody.PostAsync("me/totp/confirm", new { code = phone.Code() })).Ok();
        return (phone, CodesOf(confirmed));
    }

    public static string[] CodesOf(JsonElement answer) => [.. answer.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
