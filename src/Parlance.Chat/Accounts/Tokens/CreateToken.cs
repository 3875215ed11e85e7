using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>Makes a personal access token, for oneself or for a bot.</summary>
internal sealed partial class CreateToken(ChatDatabase database, SecretBox box, TimeProvider clock, ILogger<CreateToken> logger)
{
    /// <param name="Name">What it is for, 1 to 64 characters.</param>
    /// <param name="Scopes">What it is good for: <c>messages:read</c>, <c>messages:write</c> and others of docs/bots.md; <c>read</c>, <c>write</c> and, for administrators, <c>admin</c> for all of a kind.</param>
    /// <param name="ExpiresInDays">1 to 365; left out for a token that works until it is revoked.</param>
    public sealed record Request(string? Name, IReadOnlyList<string?>? Scopes, int? ExpiresInDays);

    /// <param name="Token">The secret, which is never shown again.</param>
    /// <param name="Item">What lists say of it.</param>
    public sealed record Answer(string Token, TokenItem Item);

    /// <param name="actor">Who makes it.</param>
    /// <param name="find">Finds whom it is for, in the transaction, and refuses whom the actor may not make one for.</param>
    /// <param name="request">What it is to be.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Answer> HandleAsync(Actor actor, Func<DbSession, Task<User>> find, Request request, CancellationToken cancel)
    {
        var secret = PersonalToken.NewSecret();
        var mac = PersonalToken.MacOf(box, secret);
        var token = await database.WriteAsync(async db => await InsertAsync(db, await find(db), request, mac), cancel);
        LogCreated(actor.User, token.UserId, token.Id, token.Scopes);
        return new(secret, TokenItem.Of(token));
    }

    private async Task<PersonalToken> InsertAsync(DbSession db, User owner, Request request, byte[] mac)
    {
        var now = clock.GetUtcNow();
        var token = Check(owner, request, now);
        await UserStore.LockAsync(db, owner.Id);
        await PersonalTokenStore.ForgetAsync(db, owner.Id, now - TokenLimits.KeptAfterEnd);
        if (await PersonalTokenStore.CountLiveAsync(db, owner.Id, now) >= TokenLimits.PerAccountMax)
        {
            throw ChatError.Conflict($"An account has {TokenLimits.PerAccountMax} tokens at most. Revoke one first.");
        }

        await PersonalTokenStore.InsertAsync(db, token, mac);
        return token;
    }

    private static PersonalToken Check(User owner, Request request, DateTimeOffset now)
    {
        var validation = new Validation();
        validation.Require(request.ExpiresInDays is null or (>= 1 and <= TokenLimits.DaysMax), "expiresInDays", $"1 to {TokenLimits.DaysMax} days, or nothing");
        var token = new PersonalToken
        {
            Id = Guid.CreateVersion7(now),
            UserId = owner.Id,
            Name = validation.Line(request.Name, "name", 1, TokenLimits.NameCharsMax),
            Scopes = ChosenScopes.Check(validation, request.Scopes, owner.Role),
            CreatedAt = now,
        };
        validation.ThrowIfInvalid();
        return token with { ExpiresAt = request.ExpiresInDays is { } days ? now.AddDays(days) : null };
    }

    [LoggerMessage(10127, LogLevel.Information, "User {User} made token {Token} of account {Account}, good for {Scopes}")]
    private partial void LogCreated(UserId user, UserId account, Guid token, string scopes);
}
