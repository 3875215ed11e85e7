using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>Changes one's own profile. What is left out stays.</summary>
internal sealed class UpdateMe(ChatDatabase database, SettingsStore settings, ProfileFeed feed, PersonFeed people, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Username">3 to 32 letters, digits, dots, hyphens, underscores; unique. Another one asks for a proof of the last ten minutes.</param>
    /// <param name="DisplayName">1 to 64 characters.</param>
    /// <param name="Color">Of the avatar, as <c>#rrggbb</c>.</param>
    /// <param name="Bio">500 characters at most.</param>
    /// <param name="StatusText">100 characters at most.</param>
    /// <param name="StatusEmoji">One emoji, or nothing.</param>
    /// <param name="Locale">A language tag (BCP 47).</param>
    /// <param name="TimeZone">A name of the IANA time zone database.</param>
    public sealed record Request(
        string? Username,
        string? DisplayName,
        string? Color,
        string? Bio,
        string? StatusText,
        string? StatusEmoji,
        string? Locale,
        string? TimeZone);

    /// <exception cref="ChatError"><c>stale</c>; <c>username_taken</c>; <c>reauthentication_required</c> or <c>forbidden</c>, for another user name.</exception>
    public async Task<Me> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ProfilePerAccount, actor.User.ToString());
        var validation = new Validation();
        var change = Check(validation, request);
        validation.ThrowIfInvalid();
        var expected = context.Request.Headers.IfMatch.ToString();
        var user = await WriteAsync(actor, change, expected, cancel).ConfigureAwait(false);
        await feed.TellAsync(user, CancellationToken.None).ConfigureAwait(false);
        context.Response.Headers.ETag = Me.ETagOf(user);
        return Me.Of(user, await settings.AccountTermsAsync(cancel).ConfigureAwait(false));
    }

    private async Task<User> WriteAsync(Actor actor, Func<User, User> change, string expected, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(
                async db =>
                {
                    var user = await UserStore.RequireAsync(db, actor.User).ConfigureAwait(false);
                    if (expected is not ("" or "*") && !string.Equals(expected, Me.ETagOf(user), StringComparison.Ordinal))
                    {
                        throw ChatError.Stale();
                    }

                    var changed = change(user);
                    if (!string.Equals(changed.Username, user.Username, StringComparison.Ordinal))
                    {
                        RequireProof(actor);
                    }

                    var updated = await UserStore.UpdateAsync(db, changed, clock.GetUtcNow()).ConfigureAwait(false);
                    await people.TellAsync(db, user, updated).ConfigureAwait(false);
                    return updated;
                },
                cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.UsernameTaken();
        }
    }

    // The user name is what one signs in with: whoever holds a stolen session or a token changes it for nobody (ASVS 7.5.1).
    private void RequireProof(Actor actor)
    {
        if (actor.Session is null)
        {
            throw ChatError.Forbidden("A user name is changed by somebody who is signed in, not with a token.");
        }

        if (clock.GetUtcNow() - actor.SignedInAt > SessionLimits.Recent)
        {
            throw ChatError.ReauthenticationRequired();
        }
    }

    // Checked as a whole before anything is read, then applied to the row inside the transaction.
    private static Func<User, User> Check(Validation validation, Request request)
    {
        var username = request.Username is null ? null : ProfileRules.Username(validation, request.Username);
        var displayName = request.DisplayName is null ? null : ProfileRules.DisplayName(validation, request.DisplayName);
        var color = request.Color is null ? null : ProfileRules.Color(validation, request.Color);
        var bio = request.Bio is null ? null : validation.Lines(request.Bio, "bio", ProfileRules.BioCharsMax);
        var statusText = request.StatusText is null ? null : validation.Line(request.StatusText, "statusText", 0, ProfileRules.StatusCharsMax);
        var statusEmoji = request.StatusEmoji is null ? null : ProfileRules.StatusEmoji(validation, request.StatusEmoji);
        var locale = request.Locale is null ? null : ProfileRules.Locale(validation, request.Locale);
        var timeZone = request.TimeZone is null ? null : ProfileRules.TimeZone(validation, request.TimeZone);
        return user => user with
        {
            Username = username ?? user.Username,
            UsernameKey = username is null ? user.UsernameKey : Username.Key(username),
            DisplayName = displayName ?? user.DisplayName,
            Color = color ?? user.Color,
            Bio = bio ?? user.Bio,
            StatusText = statusText ?? user.StatusText,
            StatusEmoji = statusEmoji ?? user.StatusEmoji,
            Locale = locale ?? user.Locale,
            TimeZone = timeZone ?? user.TimeZone,
        };
    }
}
