using System.Text.Json.Serialization;
using Parlance.Chat.Accounts.Profiles;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>What a client gets that has signed in or refreshed.</summary>
/// <param name="AccessToken">For the header <c>Authorization: Bearer</c> and the handshake of a socket.</param>
/// <param name="ExpiresAt">When it does.</param>
/// <param name="RefreshToken">For clients that asked for it in the body. The web page has it in a cookie that no script can read.</param>
/// <param name="Me">The account.</param>
internal sealed record Signed(
    string AccessToken,
    DateTimeOffset ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
    Me Me);

/// <summary>What a sign-in has come to: the members of <see cref="Signed"/> when it is complete, or what is still wanted.</summary>
/// <param name="AccessToken">As in <see cref="Signed"/>.</param>
/// <param name="ExpiresAt">As in <see cref="Signed"/>.</param>
/// <param name="RefreshToken">As in <see cref="Signed"/>.</param>
/// <param name="Me">As in <see cref="Signed"/>.</param>
/// <param name="SecondFactor">What is still wanted; then it stands alone.</param>
internal sealed record SignInAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccessToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Me? Me,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SecondFactorWanted? SecondFactor)
{
    public static SignInAnswer Of(Signed signed) => new(signed.AccessToken, signed.ExpiresAt, signed.RefreshToken, signed.Me, SecondFactor: null);

    public static SignInAnswer Of(SecondFactorWanted wanted) => new(AccessToken: null, ExpiresAt: null, RefreshToken: null, Me: null, wanted);
}

/// <summary>A sign-in that waits for its second factor.</summary>
/// <param name="Challenge">Stands for the first factor. Bring it with the second.</param>
/// <param name="Methods">Which second factors the account has: <c>totp</c>, <c>passkey</c>, <c>recovery</c>.</param>
/// <param name="ExpiresAt">When the challenge does.</param>
internal sealed record SecondFactorWanted(string Challenge, IReadOnlyList<string> Methods, DateTimeOffset ExpiresAt);
