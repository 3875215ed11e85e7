using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Passkeys.WebAuthn;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Begins the second step by passkey, with the passkeys of the account that has taken the first.</summary>
internal sealed class SecondFactorOptions(ChatDatabase database, Challenges challenges, CodeAttempts attempts, Ceremonies ceremonies)
{
    /// <param name="Challenge">What the first step was answered with.</param>
    public sealed record Request(string? Challenge);

    /// <param name="Options">For <c>navigator.credentials.get</c>, in WebAuthn's JSON form.</param>
    public sealed record Answer(JsonElement Options);

    /// <exception cref="ChatError"><c>not_found</c>: begin again with the password.</exception>
    public async Task<Answer> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        attempts.CountAddress(context);
        var user = await database.ReadAsync(
                async db => await challenges.FindUserAsync(db, CompleteSignIn.SecondFactorPurpose, request.Challenge) is { } id ? await UserStore.FindAsync(db, id) : null,
                cancel)
            ?? throw ChatError.NotFound("sign-in under way");
        var start = await ceremonies.BeginAssertionAsync(context, user);
        await database.WriteAsync(
            db => challenges.ReplaceStateAsync(db, CompleteSignIn.SecondFactorPurpose, request.Challenge!, CeremonyJson.State(start.State)),
            cancel);
        return new(CeremonyJson.Options(start.Options));
    }
}
