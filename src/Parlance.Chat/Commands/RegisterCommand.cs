using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Commands;

/// <summary>Says that a bot understands a command, in the conversations that it is in. A bot says it of itself, an administrator of any bot.</summary>
internal sealed class RegisterCommand(ChatDatabase database, BuiltInCommands builtIns, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Name">What stands behind the slash: 1 to 32 small letters, digits and hyphens; over HTTP it is in the address.</param>
    /// <param name="Description">What it does, 1 to 200 characters.</param>
    /// <param name="Hint">What is written behind it; 100 characters at most.</param>
    /// <param name="AllowedTo">The lowest role on the server that may use it; <c>guest</c> if it is left out.</param>
    /// <param name="Bot">Which bot, for administrators; left out by a bot.</param>
    public sealed record Request(string? Name, string? Description, string? Hint, ServerRole? AllowedTo, UserId? Bot);

    /// <param name="Name">Which; over HTTP it is in the address.</param>
    public sealed record Removal(string? Name);

    /// <param name="Command">As it is now.</param>
    public sealed record Registered(CommandItem Command) : Reply;

    public async Task<Registered> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var draft = Check(actor, request);
        if (actor is { Kind: not AccountKind.Bot, IsAdministrator: false })
        {
            throw ChatError.Forbidden("Only bots and administrators register commands.");
        }

        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        try
        {
            return new(CommandItem.Of(await database.WriteAsync(db => RegisterAsync(db, actor, draft), cancel)));
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw Taken();
        }
    }

    /// <summary>Takes a command back: a bot its own, an administrator anybody's.</summary>
    public async Task<Reply> HandleRemoveAsync(Actor actor, Removal request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => RemoveAsync(db, actor, request.Name ?? ""), cancel);
        return Reply.Done;
    }

    private RegisteredCommand Check(Actor actor, Request request)
    {
        var validation = new Validation();
        validation.Require(CommandText.IsName(request.Name), "name", "1 to 32 small letters, digits and hyphens, beginning with a letter or digit");
        validation.Require(actor.Kind is AccountKind.Bot ? request.Bot is null || request.Bot == actor.User : request.Bot is not null, "bot", "the id of a bot, by an administrator");
        var draft = new RegisteredCommand
        {
            Name = request.Name ?? "",
            BotId = request.Bot ?? actor.User,
            Description = validation.Line(request.Description, "description", 1, CommandLimits.DescriptionCharsMax),
            Hint = validation.Line(request.Hint, "hint", 0, CommandLimits.HintCharsMax),
            Role = request.AllowedTo ?? ServerRole.Guest,
            CreatedBy = actor.User,
            CreatedAt = clock.GetUtcNow(),
        };
        validation.ThrowIfInvalid();
        return builtIns.Find(draft.Name) is null ? draft : throw Taken();
    }

    private async Task<RegisteredCommand> RegisterAsync(DbSession db, Actor actor, RegisteredCommand draft)
    {
        if (await UserStore.FindAsync(db, draft.BotId) is not { Kind: AccountKind.Bot, OwnerId: not null, DisabledAt: null })
        {
            throw ChatError.NotFound("bot");
        }

        // Two of one bot wait for each other, so that they count each other.
        await UserStore.LockAsync(db, draft.BotId);
        var known = await CommandStore.FindAsync(db, draft.Name);
        if (known is not null && known.BotId != draft.BotId)
        {
            throw Taken();
        }

        var row = known is null ? draft : draft with { CreatedBy = known.CreatedBy, CreatedAt = known.CreatedAt };
        if (row == known)
        {
            return row;
        }

        if (known is null)
        {
            if (await CommandStore.CountAsync(db, draft.BotId) >= CommandLimits.PerBotMax || await CommandStore.CountAsync(db) >= CommandLimits.AllMax)
            {
                throw ChatError.Conflict($"A bot has {CommandLimits.PerBotMax} commands at most, and all together {CommandLimits.AllMax}.");
            }

            await CommandStore.InsertAsync(db, row);
        }
        else
        {
            await CommandStore.UpdateAsync(db, row);
        }

        await WriteDownAsync(db, actor, AuditAction.CommandRegistered, row);
        return row;
    }

    private async Task RemoveAsync(DbSession db, Actor actor, string name)
    {
        var known = await CommandStore.FindAsync(db, name);
        if (known is null || (known.BotId != actor.User && !actor.IsAdministrator))
        {
            throw ChatError.NotFound("command");
        }

        await CommandStore.DeleteAsync(db, name);
        await WriteDownAsync(db, actor, AuditAction.CommandRemoved, known);
    }

    // What a bot says of itself, with every start perhaps, looks after nobody.
    private Task WriteDownAsync(DbSession db, Actor actor, AuditAction action, RegisteredCommand row) => row.BotId == actor.User
        ? Task.CompletedTask
        : AuditLog.WriteAsync(db, actor, new Audited(action) { User = row.BotId }.With(new { row.Name, row.Description, row.Hint, row.Role }), clock.GetUtcNow());

    private static ChatError Taken() => ChatError.Conflict("There is a command of this name already.");
}
