using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Hooks;

/// <summary>Changes an incoming webhook. What is left out stays.</summary>
internal sealed class ChangeHook(ChatDatabase database, PersonFeed people, SettingsStore settings, SecretBox box, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where it writes; over HTTP it is in the address.</param>
    /// <param name="Hook">Which; over HTTP in the address.</param>
    /// <param name="Name">What it writes as from now on, 1 to 64 characters.</param>
    /// <param name="Enabled">Whether it takes anything.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Hook, string? Name, bool? Enabled);

    /// <param name="Conversation">Where it writes; over HTTP it is in the address.</param>
    /// <param name="Hook">Which; over HTTP in the address.</param>
    public sealed record Rotation(ConversationId? Conversation, Guid? Hook);

    /// <param name="Hook">As it is now.</param>
    public sealed record Changed(HookItem Hook) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var (conversation, id) = Check(validation, request.Conversation, request.Hook);
        var name = request.Name is null ? null : validation.Line(request.Name, "name", 1, HookLimits.NameCharsMax);
        validation.Require(request.Name is not null || request.Enabled is not null, "name", "a name, or 'enabled'");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(HookItem.Of(await database.WriteAsync(db => ChangeAsync(db, actor, conversation, id, name, request.Enabled), cancel)));
    }

    /// <summary>Gives it another address. The old one is worth nothing from then on.</summary>
    public async Task<CreateHook.Made> HandleRotateAsync(Actor actor, Rotation request, CancellationToken cancel)
    {
        var validation = new Validation();
        var (conversation, id) = Check(validation, request.Conversation, request.Hook);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var secret = HookSecret.New();
        var mac = HookSecret.MacOf(box, secret);
        var server = await settings.PublicUrlAsync(cancel);
        var hook = await database.WriteAsync(db => RotateAsync(db, actor, conversation, id, mac), cancel);
        return new(HookItem.Of(hook), CreateHook.AddressOf(server, hook.Id, secret));
    }

    private static (ConversationId Conversation, Guid Hook) Check(Validation validation, ConversationId? conversation, Guid? hook)
    {
        validation.Require(hook is not null, "hook", "the id of a hook");
        return (ConversationRules.Conversation(validation, conversation), hook ?? Guid.Empty);
    }

    private async Task<Hook> ChangeAsync(DbSession db, Actor actor, ConversationId conversation, Guid id, string? name, bool? enabled)
    {
        await Place.RequireAsync(db, actor, conversation, Act.ManageHooks, lockRow: true);
        var hook = await HookStore.RequireAsync(db, conversation, id);
        var now = clock.GetUtcNow();
        var changed = hook with
        {
            Name = name ?? hook.Name,
            DisabledAt = enabled switch { null => hook.DisabledAt, true => null, false => hook.DisabledAt ?? now },
        };
        if (changed == hook)
        {
            return hook;
        }

        await HookStore.UpdateAsync(db, changed);
        if (!string.Equals(changed.Name, hook.Name, StringComparison.Ordinal))
        {
            var bot = await UserStore.RequireAsync(db, hook.BotId);
            await people.TellAsync(db, bot, await UserStore.UpdateAsync(db, bot with { DisplayName = changed.Name }, now));
        }

        var audited = new Audited(AuditAction.HookChanged) { Conversation = conversation, About = id };
        await AuditLog.WriteAsync(db, actor, audited.From(Said(hook), Said(changed)), now);
        return changed;
    }

    private static object Said(Hook hook) => new { hook.Name, Enabled = hook.DisabledAt is null };

    private async Task<Hook> RotateAsync(DbSession db, Actor actor, ConversationId conversation, Guid id, byte[] mac)
    {
        await Place.RequireAsync(db, actor, conversation, Act.ManageHooks, lockRow: true);
        var hook = await HookStore.RequireAsync(db, conversation, id);
        var now = clock.GetUtcNow();
        await PersonalTokenStore.RevokeAsync(db, hook.BotId, hook.TokenId, now);
        await PersonalTokenStore.ForgetAsync(db, hook.BotId, now - TokenLimits.KeptAfterEnd);
        var changed = hook with { TokenId = await HookSecret.InsertAsync(db, hook.BotId, mac, now), LastUsedAt = null };
        await HookStore.UpdateAsync(db, changed);
        await AuditLog.WriteAsync(db, actor, new(AuditAction.HookRotated) { Conversation = conversation, About = id }, now);
        return changed;
    }
}
