using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Hooks;

/// <summary>Makes an incoming webhook: an address at which a program leaves messages for a conversation, and the account that they are from.</summary>
internal sealed partial class CreateHook(
    ChatDatabase database, FeedPublisher feeds, SettingsStore settings, SecretBox box, RateLimiter limiter, TimeProvider clock, ILogger<CreateHook> logger)
{
    /// <param name="Conversation">Where it writes; over HTTP it is in the address.</param>
    /// <param name="Name">What it writes as, 1 to 64 characters.</param>
    public sealed record Request(ConversationId? Conversation, string? Name);

    /// <param name="Hook">What lists say of it.</param>
    /// <param name="Url">Its address, which is a secret and is never shown again.</param>
    public sealed record Made(HookItem Hook, string Url) : Reply;

    public async Task<Made> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        var name = validation.Line(request.Name, "name", 1, HookLimits.NameCharsMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var secret = HookSecret.New();
        var mac = HookSecret.MacOf(box, secret);
        var server = await settings.PublicUrlAsync(cancel);
        var hook = await database.WriteAsync(db => MakeAsync(db, actor, conversation, name, mac), cancel);
        LogMade(actor.User, hook.Id, conversation);
        return new(HookItem.Of(hook), AddressOf(server, hook.Id, secret));
    }

    public static string AddressOf(Uri server, Guid hook, string secret) => new Uri(server, $"hooks/{hook}/{secret}").AbsoluteUri;

    private async Task<Hook> MakeAsync(DbSession db, Actor actor, ConversationId conversation, string name, byte[] mac)
    {
        // Accounts are made one after the other, and that lock is taken before a conversation's everywhere: so the right is asked about twice.
        (await Place.RequireAsync(db, actor, conversation, Act.ManageHooks)).RequireOpen();
        var bot = await NewUser.InsertAsync(db, DraftOf(name), clock);
        (await Place.RequireAsync(db, actor, conversation, Act.ManageHooks, lockRow: true)).RequireOpen();
        if ((await HookStore.ListAsync(db, conversation)).Count >= HookLimits.PerConversationMax)
        {
            throw ChatError.Conflict($"A conversation has {HookLimits.PerConversationMax} hooks at most. Remove one first.");
        }

        var now = clock.GetUtcNow();
        var hook = new Hook
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = conversation,
            BotId = bot.Id,
            TokenId = await HookSecret.InsertAsync(db, bot.Id, mac, now),
            CreatedBy = actor.User,
            CreatedAt = now,
            Name = name,
        };
        await HookStore.InsertAsync(db, hook);
        await LetInAsync(db, conversation, bot.Id, now);
        var audited = new Audited(AuditAction.HookCreated) { Conversation = conversation, About = hook.Id };
        await AuditLog.WriteAsync(db, actor, audited.With(new { name }), now);
        return hook;
    }

    private async Task LetInAsync(DbSession db, ConversationId conversation, UserId bot, DateTimeOffset now)
    {
        var change = await ConversationChange.BeginAsync(db, feeds, conversation);
        if (change.Conversation is { Kind: ConversationKind.Group, MemberCount: >= ConversationLimits.GroupMembersMax })
        {
            throw ChatError.Conflict($"A group has {ConversationLimits.GroupMembersMax} members at most.");
        }

        await change.JoinAsync(bot, MemberRole.Member, now);
        await change.EndAsync();
    }

    // It belongs to the hook and to nobody: it goes on when whoever made it has gone.
    private static User DraftOf(string name) => new()
    {
        Kind = AccountKind.Bot,
        Role = ServerRole.Member,
        Username = $"hook-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}",
        DisplayName = name,
        Locale = ProfileRules.LocaleDefault,
        TimeZone = ProfileRules.TimeZoneDefault,
    };

    [LoggerMessage(10640, LogLevel.Information, "User {User} made hook {Hook} of conversation {Conversation}")]
    private partial void LogMade(UserId user, Guid hook, ConversationId conversation);
}
