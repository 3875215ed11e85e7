using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Devices;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>Signs in with a user name or proved e-mail address and a password. Unknown and known accounts get the same work and the same answer.</summary>
internal sealed partial class Login(
    ChatDatabase database,
    PasswordHashing passwords,
    RateLimiter limiter,
    KnownDevices devices,
    CompleteSignIn completion,
    SignedAnswers answers,
    ILogger<Login> logger)
{
    /// <param name="Name">The user name, or an e-mail address that the account has proved.</param>
    /// <param name="Password">The password, as typed.</param>
    /// <param name="Client"><c>web</c> (the default) for the refresh token in a cookie, <c>body</c> for it in the answer.</param>
    public sealed record Request([property: System.Text.Json.Serialization.JsonPropertyName("login")] string? Name, string? Password, string? Client);

    public async Task<SignInAnswer> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        var client = ClientInfo.Of(context);
        var name = (request.Name ?? "").Trim();
        limiter.Take(RateLimit.SignInPerAddress, client.Address);
        var device = devices.MacOf(context);
        var (user, known) = await database.ReadAsync(
            async db =>
            {
                var found = await FindAsync(db, name).ConfigureAwait(false);
                return (found, await devices.KnowsAsync(db, found?.Id, device).ConfigureAwait(false));
            },
            cancel).ConfigureAwait(false);
        var (limit, key) = known ? (RateLimit.SignInPerDevice, $"{user!.Id}:{Convert.ToHexString(device!)}") : (RateLimit.SignInPerAccount, AccountKey(name));
        limiter.Take(limit, key);
        if (!await passwords.VerifyAsync(user, request.Password, cancel).ConfigureAwait(false))
        {
            LogWrongPassword(client.Address);
            throw ChatError.InvalidCredentials();
        }

        limiter.GiveBack(limit, key);
        var outcome = await completion.CompleteAsync(user!.Id, SignInProof.FirstFactor, client, cancel).ConfigureAwait(false);
        return await answers.AnswerAsync(context, outcome, request.Client, cancel).ConfigureAwait(false);
    }

    /// <summary>What an account's attempts are counted under, known or not: all ways to write a name are one.</summary>
    public static string AccountKey(string name) => MailAddressSyntax.TryParse(name, out var address) ? address.Key : UsernameKey(name);

    private static Task<User?> FindAsync(DbSession db, string name) => MailAddressSyntax.TryParse(name, out var address)
        ? UserStore.FindByVerifiedEmailAsync(db, address.Key)
        : UserStore.FindByUsernameKeyAsync(db, UsernameKey(name));

    // What cannot be a user name is nobody's; the key of the empty name is not either.
    private static string UsernameKey(string name) => Username.Normalize(name, out _) is { } username ? Username.Key(username) : "";

    [LoggerMessage(10111, LogLevel.Information, "Wrong name or password from {Address}")]
    private partial void LogWrongPassword(string address);
}
