using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>Makes an account for a program. It has tokens and nothing else to sign in with.</summary>
internal sealed partial class CreateBot(ChatDatabase database, TimeProvider clock, ILogger<CreateBot> logger)
{
    /// <param name="Username">As a person's.</param>
    /// <param name="DisplayName">1 to 64 characters; the user name if it is left out.</param>
    /// <param name="Bio">What it does; 500 characters at most.</param>
    public sealed record Request(string? Username, string? DisplayName, string? Bio);

    public async Task<Bot> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var draft = Check(actor, request);
        try
        {
            var bot = await database.WriteAsync(db => InsertAsync(db, draft), cancel);
            LogCreated(actor.User, bot.Id);
            return Bot.Of(bot);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.UsernameTaken();
        }
    }

    private async Task<User> InsertAsync(DbSession db, User draft)
    {
        var owner = draft.OwnerId!.Value;
        await UserStore.LockAsync(db, owner);
        if ((await UserStore.BotsOfAsync(db, owner)).Count >= BotLimits.PerOwnerMax)
        {
            throw ChatError.Conflict($"One person has {BotLimits.PerOwnerMax} bots at most. Delete one first.");
        }

        // The owner's role as it is now, which may be less than at the door.
        var role = (await UserStore.RequireAsync(db, owner)).Role;
        return await NewUser.InsertAsync(db, draft with { Role = role is ServerRole.Guest ? ServerRole.Guest : ServerRole.Member }, clock);
    }

    private static User Check(Actor actor, Request request)
    {
        var validation = new Validation();
        var username = ProfileRules.Username(validation, request.Username);
        var draft = new User
        {
            Kind = AccountKind.Bot,
            OwnerId = actor.User,
            Username = username,
            DisplayName = string.IsNullOrWhiteSpace(request.DisplayName) ? username : ProfileRules.DisplayName(validation, request.DisplayName),
            Bio = validation.Lines(request.Bio, "bio", ProfileRules.BioCharsMax),
            Locale = ProfileRules.LocaleDefault,
            TimeZone = ProfileRules.TimeZoneDefault,
        };
        validation.ThrowIfInvalid();
        return draft;
    }

    [LoggerMessage(10129, LogLevel.Information, "User {User} made bot {Bot}")]
    private partial void LogCreated(UserId user, UserId bot);
}
