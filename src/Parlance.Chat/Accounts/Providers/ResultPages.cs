using System.Globalization;
using Parlance.Chat.Accounts.SignIn;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The pages at the end of a round trip.</summary>
internal static class ResultPages
{
    public static string Done(string returnTo) => $"/signin/done?returnTo={Uri.EscapeDataString(returnTo)}";

    public static string Failed(string code) => $"/signin/failed?code={Uri.EscapeDataString(code)}";

    /// <summary>The challenge stands in the fragment, which no server and no log ever sees (ASVS 14.2.1).</summary>
    public static string SecondFactor(SecondFactorWanted wanted, string returnTo) =>
        $"/signin/second-factor#challenge={Uri.EscapeDataString(wanted.Challenge)}&methods={string.Join(',', wanted.Methods)}"
        + $"&expiresAt={Uri.EscapeDataString(wanted.ExpiresAt.ToString("O", CultureInfo.InvariantCulture))}&returnTo={Uri.EscapeDataString(returnTo)}";

    public static string CodeOf(IdentityFailure failure) => failure switch
    {
        IdentityFailure.Unavailable => "unavailable",
        IdentityFailure.Refused => "cancelled",
        IdentityFailure.Untrusted => "provider_untrusted",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };
}
