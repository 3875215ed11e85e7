using System.Globalization;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>What the QR code says to an authenticator app, in the form that Google Authenticator made common.</summary>
internal static class OtpAuthUri
{
    /// <param name="server">The server's name: the app's heading for the code.</param>
    /// <param name="username">Whose code it is.</param>
    /// <param name="secret">The secret in base32.</param>
    public static string Of(string server, string username, string secret)
    {
        // The colon parts issuer and account, so neither may have one, escaped or not.
        var issuer = Uri.EscapeDataString(server.Replace(':', ' '));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(username)}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.SecondsPerStep}");
    }
}
