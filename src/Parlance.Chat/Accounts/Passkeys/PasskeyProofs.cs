using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Passkeys.WebAuthn;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>Proofs by passkey: judged first, then taken in the transaction of what they are good for.</summary>
internal sealed partial class PasskeyProofs(
    ChatDatabase database,
    Challenges challenges,
    Ceremonies ceremonies,
    TimeProvider clock,
    ILogger<PasskeyProofs> logger)
{
    /// <summary>A passkey as the only factor, of whoever the authenticator says it is of.</summary>
    public const string AlonePurpose = "passkey";

    private const int ReasonCharsMax = 200;

    /// <summary>Begins a proof by a passkey alone.</summary>
    public async Task<PasskeyCeremony> BeginAloneAsync(HttpContext context, CancellationToken cancel)
    {
        var start = await ceremonies.BeginAssertionAsync(context, user: null);
        var token = await database.WriteAsync(
            db => challenges.CreateAsync(db, AlonePurpose, user: null, CeremonyJson.State(start.State), PasskeyLimits.CeremonyLifetime),
            cancel);
        return new(token, CeremonyJson.Options(start.Options));
    }

    /// <summary>Judges a proof by a passkey alone. The challenge is used up, whatever comes of it.</summary>
    /// <exception cref="ChatError"><c>not_found</c>: no such ceremony; <c>invalid_credentials</c>.</exception>
    public async Task<PasskeyProof> JudgeAloneAsync(HttpContext context, string? challenge, JsonElement? passkey, CancellationToken cancel)
    {
        var begun = await challenges.AttemptAsync(database, AlonePurpose, challenge, cancel) ?? throw ChatError.NotFound("passkey ceremony");
        return await JudgeAsync(context, begun.State, passkey, alone: true) ?? throw ChatError.InvalidCredentials();
    }

    /// <summary>Judges what a browser says.</summary>
    /// <returns>Whose passkey it was; null when it proves nothing.</returns>
    public async Task<PasskeyProof?> JudgeAsync(HttpContext context, byte[] state, JsonElement? passkey, bool alone)
    {
        if (state.Length is 0 || CeremonyJson.Credential(passkey) is not { } credential)
        {
            return null;
        }

        var result = await ceremonies.FinishAssertionAsync(context, CeremonyJson.State(state), credential, alone);
        if (!result.Succeeded)
        {
            LogRefused(ReasonOf(result.Failure));
            return null;
        }

        return new(result.User.Id, result.Passkey.CredentialId, result.Passkey.SignCount, result.Passkey.IsBackedUp);
    }

    /// <summary>Takes a proof.</summary>
    /// <returns>False when the passkey has gone meanwhile, or was used at the same time: then this one may be a copy.</returns>
    public Task<bool> TakeAsync(DbSession db, PasskeyProof proof) =>
        PasskeyStore.NoteUseAsync(db, proof.CredentialId, proof.SignCount, proof.IsBackedUp, clock.GetUtcNow());

    /// <summary>Why Identity refuses, which the log may keep and a client learns nothing of. It can quote what was sent.</summary>
    public static string ReasonOf(Exception? failure) =>
        new([.. (failure?.Message ?? "unknown").Where(c => !char.IsControl(c)).Take(ReasonCharsMax)]);

    [LoggerMessage(10180, LogLevel.Information, "A passkey was refused: {Reason}")]
    private partial void LogRefused(string reason);
}

/// <summary>A passkey that was just used.</summary>
internal sealed record PasskeyProof(UserId User, byte[] CredentialId, uint SignCount, bool IsBackedUp);
