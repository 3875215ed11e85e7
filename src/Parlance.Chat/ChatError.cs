using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat;

/// <summary>
/// An expected refusal, told to the client by its code, on every door alike. One constructor for each cause; anything else that is thrown is
/// a fault. docs/errors.md lists the codes.
/// </summary>
internal sealed class ChatError : Exception
{
    private ChatError(
        int status, string code, string message, TimeSpan? retryAfter = null, IReadOnlyDictionary<string, string[]>? errors = null, FeedRow? current = null,
        Func<DbSession, Task>? aftermath = null)
        : base(message)
    {
        Status = status;
        Code = code;
        RetryAfter = retryAfter;
        Errors = errors;
        Current = current;
        Aftermath = aftermath;
    }

    /// <summary>The status over HTTP.</summary>
    public int Status { get; }

    /// <summary>The cause, stable for clients.</summary>
    public string Code { get; }

    /// <summary>When the same request may be made again.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What is wrong with which field, all at once.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; }

    /// <summary>What there is instead of what the client knows.</summary>
    public FeedRow? Current { get; }

    /// <summary>What is written although the request is refused, and its transaction undone: <see cref="Refusal"/>.</summary>
    public Func<DbSession, Task>? Aftermath { get; }

    public static ChatError Invalid(string field, string expected) => Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [expected] });

    public static ChatError Invalid(IReadOnlyDictionary<string, string[]> errors) => new(
        400,
        "invalid",
        string.Join("; ", errors.Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")),
        errors: errors);

    public static ChatError Malformed(string message) => new(400, "malformed", message);

    public static ChatError Unauthenticated() => new(401, "unauthenticated", "Sign in first.");

    public static ChatError TokenExpired() => new(401, "token_expired", "The access token has expired. Refresh it.");

    public static ChatError InvalidCredentials() => new(401, "invalid_credentials", "That name and password do not go together.");

    public static ChatError SessionEnded() => new(401, "session_ended", "This session has ended. Sign in again.");

    public static ChatError ReauthenticationRequired() => new(403, "reauthentication_required", "Prove once more who you are, then repeat this.");

    public static ChatError Forbidden(string message) => new(403, "forbidden", message);

    public static ChatError EmailUnverified() => new(403, "email_unverified", "Confirm your e-mail address first.");

    public static ChatError SecondFactorRequired() => new(
        403,
        "second_factor_required",
        "This server asks you for a second step when you sign in. Set up an authenticator app or a passkey, and keep one.");

    public static ChatError Disabled() => new(403, "disabled", "This account is disabled. Ask an administrator.");

    public static ChatError Csrf() => new(403, "csrf", "A request with a cookie needs the header X-Parlance-Csrf and comes from the server's own page.");

    public static ChatError RegistrationClosed() => new(403, "registration_closed", "This server takes new people by invitation.");

    public static ChatError DomainNotAllowed() => new(403, "domain_not_allowed", "This server takes new people from other e-mail domains.");

    public static ChatError InvitationInvalid() => new(403, "invitation_invalid", "This invitation is used up, has expired or never was.");

    public static ChatError CodeInvalid() => new(400, "code_invalid", "This code or link is wrong, was used or has expired.");

    public static ChatError NotFound(string what) => new(404, "not_found", $"There is no such {what}.");

    public static ChatError UnknownCommand(string name, IReadOnlyList<string> near) => new(
        404,
        "unknown_command",
        near.Count is 0 ? $"There is no command /{name} here." : $"There is no command /{name} here. Did you mean {string.Join(" or ", near.Select(one => "/" + one))}?");

    public static ChatError Conflict(string message) => new(409, "conflict", message);

    public static ChatError UsernameTaken() => new(
        409,
        "username_taken",
        "Somebody has this user name, or one that looks like it.",
        errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["username"] = ["taken, or too like one that is"] });

    public static ChatError EmailInUse() => new(409, "email_in_use", "An account has this address already. Sign in to it, and link this sign-in in the settings.");

    public static ChatError AlreadyLinked() => new(409, "already_linked", "This sign-in belongs to another account.");

    public static ChatError LastSignInMethod() => new(409, "last_sign_in_method", "This is the last way to sign in. Add another one first.");

    public static ChatError LastAdministrator() => new(409, "last_administrator", "A server needs an administrator. Name another one first.");

    public static ChatError Archived() => new(409, "archived", "This conversation is archived: nothing is written in it any more.");

    public static ChatError Deserted() => new(409, "archived", "This person has no account any more: nothing is written to them.");

    public static ChatError Muted(TimeSpan retryAfter) => new(403, "muted", "A moderator has muted you here for a time.", retryAfter);

    public static ChatError Filtered(string filter, Func<DbSession, Task>? aftermath = null) =>
        new(403, "filtered", $"The filter '{filter}' does not let this in.", aftermath: aftermath);

    public static ChatError SlowMode(TimeSpan retryAfter) => new(429, "slow_mode", "Messages follow each other slowly here.", retryAfter);

    public static ChatError Banned() => new(403, "banned", "You were put out of this conversation.");

    public static ChatError Blocked() => new(403, "blocked", "You cannot write to this person.");

    public static ChatError LastOwner() => new(409, "last_owner", "A conversation needs an owner. Name another one first.");

    public static ChatError NameTaken() => new(
        409,
        "name_taken",
        "There is a channel of this name, or one that looks like it.",
        errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["taken, or too like one that is"] });

    public static ChatError Stale(FeedRow? current = null) => new(412, "stale", "It has changed since you read it. Read it again.", current: current);

    public static ChatError Unavailable(TimeSpan? retryAfter = null) => new(503, "unavailable", "That cannot be done just now. It is safe to try again.", retryAfter);

    public static ChatError MethodNotAllowed() => new(405, "method_not_allowed", "This address knows other methods.");

    public static ChatError TooLarge() => new(413, "too_large", "The request is larger than anything that is wanted here.");

    public static ChatError UnsupportedMediaType() => new(415, "unsupported_media_type", "The body has to be JSON, with Content-Type: application/json.");

    /// <summary>What a client is told of a fault: that it was one.</summary>
    public static ChatError Fault() => new(500, "fault", "Something went wrong on the server. It has been noted.");

    /// <summary>A status that the framework has answered with.</summary>
    public static ChatError OfStatus(int status) => new(status, "refused", "The request was refused.");

    public static ChatError RateLimited(TimeSpan retryAfter) => new(429, "rate_limited", "That was a little fast.", retryAfter);
}
