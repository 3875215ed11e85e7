using System.Buffers.Text;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

/// <summary>Ceremonies that the server must refuse, by what is wrong with them.</summary>
internal static class WrongCeremony
{
    public static Ceremony Of(string wrong) => wrong switch
    {
        "origin" => new() { Origin = "https://evil.test" },
        "port" => new() { Origin = "http://localhost:5081" },
        "scheme" => new() { Origin = "https://localhost:5080" },
        "cross-origin" => new() { CrossOrigin = true },
        "relying party" => new() { RelyingParty = "evil.test" },
        "challenge" => new() { Challenge = Base64Url.EncodeToString(new byte[32]) },
        "type" => new() { Type = "webauthn.other" },
        "not present" => new() { UserPresent = false },
        "not verified" => new() { UserVerified = false },
        "signature" => new() { BreakSignature = true },
        "user" => new() { UserHandle = Base64Url.EncodeToString("01976e3a-0000-7000-8000-000000000000"u8) },
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "What is that?"),
    };
}
