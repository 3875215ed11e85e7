using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Passkeys.WebAuthn;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>Adds a passkey to an account.</summary>
internal sealed partial class RegisterPasskey(
    ChatDatabase database,
    Challenges challenges,
    Ceremonies ceremonies,
    TwoStep twoStep,
    SignInMethodMails mails,
    TimeProvider clock,
    ILogger<RegisterPasskey> logger)
{
    private const string Purpose = "passkey-registration";

    /// <param name="Challenge">Of the ceremony.</param>
    /// <param name="Passkey">What <c>navigator.credentials.create</c> gave, in WebAuthn's JSON form.</param>
    /// <param name="Name">What the owner calls it: 1 to 64 characters.</param>
    public sealed record Request(string? Challenge, JsonElement? Passkey, string? Name);

    /// <exception cref="ChatError"><c>conflict</c>: there are as many as there may be.</exception>
    public async Task<PasskeyCeremony> BeginAsync(HttpContext context, Actor actor, CancellationToken cancel)
    {
        var user = await database.ReadAsync(
            async db =>
            {
                await RequireRoomAsync(db, actor.User);
                return await UserStore.RequireAsync(db, actor.User);
            },
            cancel);
        var start = await ceremonies.BeginRegistrationAsync(context, user);
        var token = await database.WriteAsync(
            db => challenges.CreateAsync(db, Purpose, actor.User, CeremonyJson.State(start.State), PasskeyLimits.CeremonyLifetime),
            cancel);
        return new(token, CeremonyJson.Options(start.Options));
    }

    /// <exception cref="ChatError"><c>invalid</c>; <c>not_found</c>: no such ceremony of this account; <c>conflict</c>.</exception>
    public async Task<PasskeyItem> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var name = validation.Line(request.Name, "name", 1, PasskeyLimits.NameCharsMax);
        validation.Require(CeremonyJson.Credential(request.Passkey) is not null, "passkey", "what navigator.credentials.create gave");
        validation.ThrowIfInvalid();

        var begun = await challenges.AttemptAsync(database, Purpose, request.Challenge, cancel);
        if (begun?.User != actor.User)
        {
            throw ChatError.NotFound("passkey ceremony");
        }

        var result = await ceremonies.FinishRegistrationAsync(context, CeremonyJson.State(begun.State), CeremonyJson.Credential(request.Passkey)!);
        if (!result.Succeeded)
        {
            LogRefused(actor.User, PasskeyProofs.ReasonOf(result.Failure));
            throw NotAccepted();
        }

        return PasskeyItem.Of(await InsertAsync(actor.User, result.Passkey, name, cancel));
    }

    private async Task<Passkey> InsertAsync(UserId user, UserPasskeyInfo made, string name, CancellationToken cancel)
    {
        var passkey = PasskeyOf(user, made, name);
        var terms = await mails.ReadTermsAsync(cancel);
        try
        {
            await database.WriteAsync(
                async db =>
                {
                    await WaysToSignIn.LockAsync(db, user);
                    await RequireRoomAsync(db, user);
                    await PasskeyStore.InsertAsync(db, passkey);
                    if (await SecondFactorDuty.AppliesAsync(db, user))
                    {
                        // It was made for that. Recovery codes are there for the asking.
                        await twoStep.TurnOnAsync(db, user);
                    }

                    await mails.AddedAsync(db, user, SignInMethodKind.Passkey, terms);
                },
                cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // The credential is somebody's already: no more is said of it than of any other that is wrong.
            throw NotAccepted();
        }

        LogAdded(user, passkey.Id);
        return passkey;
    }

    private Passkey PasskeyOf(UserId user, UserPasskeyInfo made, string name)
    {
        var now = clock.GetUtcNow();
        var transports = (made.Transports ?? [])
            .Where(transport => transport.Length is > 0 and <= PasskeyLimits.TransportCharsMax && transport.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            .Take(PasskeyLimits.TransportsMax);
        return new()
        {
            CredentialId = made.CredentialId,
            Id = Guid.CreateVersion7(now),
            UserId = user,
            Name = name,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = string.Join(' ', transports),
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            Attestation = made.AttestationObject,
            ClientData = made.ClientDataJson,
            CreatedAt = now,
        };
    }

    private static async Task RequireRoomAsync(DbSession db, UserId user)
    {
        if (await PasskeyStore.CountAsync(db, user) >= PasskeyLimits.PerUserMax)
        {
            throw ChatError.Conflict("This account has as many passkeys as there may be. Remove one first.");
        }
    }

    private static ChatError NotAccepted() => ChatError.Invalid("passkey", "a new passkey, made for this server just now");

    [LoggerMessage(10182, LogLevel.Information, "User {User} added passkey {Passkey}")]
    private partial void LogAdded(UserId user, Guid passkey);

    [LoggerMessage(10183, LogLevel.Information, "A new passkey of user {User} was refused: {Reason}")]
    private partial void LogRefused(UserId user, string reason);
}
