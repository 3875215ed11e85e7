using System.Buffers.Text;
using System.Security.Cryptography;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Hooks;

/// <summary>
/// What stands at the end of a hook's address. It is a token of the hook's account that opens nothing but the hook: what is signed is signed for this
/// purpose, so that no other door knows it.
/// </summary>
internal static class HookSecret
{
    private const string Purpose = "incoming-hook";
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] MacOf(SecretBox box, string secret) => box.Mac(Purpose, secret);

    /// <summary>Keeps what a secret is known by.</summary>
    /// <returns>The token's id.</returns>
    public static async Task<Guid> InsertAsync(DbSession db, UserId bot, byte[] mac, DateTimeOffset now)
    {
        var token = new PersonalToken { Id = Guid.CreateVersion7(now), UserId = bot, Name = Purpose, Scopes = Scope.MessagesWrite, CreatedAt = now };
        await PersonalTokenStore.InsertAsync(db, token, mac);
        return token.Id;
    }
}
