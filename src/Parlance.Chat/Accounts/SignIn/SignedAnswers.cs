using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Devices;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>Hands a session's tokens to the client in the way it asked for.</summary>
internal sealed class SignedAnswers(CompleteSignIn completion, KnownDevices devices, FormerSession former)
{
    /// <summary>The client keeps its refresh token itself.</summary>
    public const string BodyClient = "body";

    public async Task<SignInAnswer> AnswerAsync(HttpContext context, SignInOutcome outcome, string? client, CancellationToken cancel) => outcome switch
    {
        { SecondFactor: { } wanted } => SignInAnswer.Of(wanted),
        { Session: { } session } => SignInAnswer.Of(await GrantAsync(context, outcome.User, session, client, cancel).ConfigureAwait(false)),
        _ => throw new InvalidOperationException("A sign-in comes to a session or a challenge."),
    };

    /// <summary>The tokens of a session that has just begun. A browser is known from here on.</summary>
    public async Task<Signed> GrantAsync(HttpContext context, User user, Session session, string? client, CancellationToken cancel)
    {
        if (client is not BodyClient)
        {
            await former.EndAsync(context, session, cancel).ConfigureAwait(false);
            await devices.RememberAsync(context, session, cancel).ConfigureAwait(false);
        }

        return await RenewAsync(context, user, session, session.Generation, client, cancel).ConfigureAwait(false);
    }

    /// <summary>Fresh tokens of a session.</summary>
    public async Task<Signed> RenewAsync(HttpContext context, User user, Session session, long generation, string? client, CancellationToken cancel)
    {
        var (signed, refreshToken) = await completion.TokensAsync(user, session, generation, cancel).ConfigureAwait(false);
        if (client is BodyClient)
        {
            return signed with { RefreshToken = refreshToken };
        }

        RefreshCookie.Write(context, refreshToken, session.EndsAt);
        return signed;
    }
}
