using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Makes a link: one by which people may register, on a closed server too, or one into a conversation, or both.</summary>
internal sealed partial class CreateInvitation(
    ChatDatabase database, SettingsStore settings, SecretBox box, RateLimiter limiter, TimeProvider clock, ILogger<CreateInvitation> logger)
{
    /// <param name="Role"><c>member</c> or <c>guest</c>.</param>
    /// <param name="UsesMax">How many may use it, 1 to 1000; left out for no limit.</param>
    /// <param name="ExpiresInDays">1 to 365; left out for a link that works until it is revoked.</param>
    /// <param name="Note">What it is for; 200 characters at most.</param>
    /// <param name="Conversation">Where it leads to; left out for the server alone. Whoever makes it may invite there.</param>
    public sealed record Request(ServerRole? Role, int? UsesMax, int? ExpiresInDays, string? Note, ConversationId? Conversation = null);

    /// <param name="Item">What lists say of it.</param>
    /// <param name="Token">Its secret, which is never shown again.</param>
    /// <param name="Url">The link.</param>
    public sealed record Answer(InvitationItem Item, string Token, string Url) : Reply;

    public async Task<Answer> HandleAsync(Actor actor, Request request, CancellationToken cancel) => await CreateAsync(actor, Check(actor, request), cancel);

    /// <summary>Makes a link into a conversation, for who has an account or may make one anyhow. Whoever may invite there may make one.</summary>
    public async Task<Answer> HandleMemberAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return await CreateAsync(actor, Check(actor, request) with { OpensServer = false }, cancel);
    }

    private async Task<Answer> CreateAsync(Actor actor, Invitation invitation, CancellationToken cancel)
    {
        var token = Invitation.NewToken();
        var mac = Invitation.MacOf(box, token);
        var publicUrl = await settings.PublicUrlAsync(cancel);
        var row = await database.WriteAsync(db => InsertAsync(db, actor, invitation, mac), cancel);
        LogCreated(actor.User, invitation.Id, invitation.Role);
        return new(InvitationItem.Of(row), token, new Uri(publicUrl, $"join#invitation={token}").AbsoluteUri);
    }

    private async Task<ShownInvitation> InsertAsync(DbSession db, Actor actor, Invitation invitation, byte[] mac)
    {
        if (invitation.OpensServer && await InvitationStore.CountOpenAsync(db, clock.GetUtcNow()) >= InvitationLimits.OpenMax)
        {
            throw ChatError.Conflict($"There are {InvitationLimits.OpenMax} open invitations at most. Revoke one first.");
        }

        if (invitation.ConversationId is { } conversation)
        {
            await RequireRoomAsync(db, actor, conversation);
        }

        await InvitationStore.InsertAsync(db, invitation, mac);
        var audited = new Audited(AuditAction.InvitationCreated) { Conversation = invitation.ConversationId, About = invitation.Id };
        await AuditLog.WriteAsync(db, actor, audited.With(new { invitation.Role, invitation.UsesMax, invitation.ExpiresAt, invitation.Note }), invitation.CreatedAt);
        return (await InvitationStore.FindAsync(db, invitation.Id))!;
    }

    private async Task RequireRoomAsync(DbSession db, Actor actor, ConversationId conversation)
    {
        // Under the lock, so that two at once do not make one too many.
        var place = await Place.RequireAsync(db, actor, conversation, Act.Invite, lockRow: true);
        place.RequireOpen();
        if (await InvitationStore.CountOpenAsync(db, conversation, clock.GetUtcNow()) >= InvitationLimits.OfConversationMax)
        {
            throw ChatError.Conflict($"There are {InvitationLimits.OfConversationMax} open links into one conversation at most. Revoke one first.");
        }
    }

    private Invitation Check(Actor actor, Request request)
    {
        var now = clock.GetUtcNow();
        var validation = new Validation();
        validation.Require(request.Role is ServerRole.Member or ServerRole.Guest, "role", "member or guest");
        validation.Require(request.UsesMax is null or (>= 1 and <= InvitationLimits.UsesMax), "usesMax", $"1 to {InvitationLimits.UsesMax}, or nothing");
        validation.Require(request.ExpiresInDays is null or (>= 1 and <= InvitationLimits.DaysMax), "expiresInDays", $"1 to {InvitationLimits.DaysMax} days, or nothing");
        var note = validation.Line(request.Note, "note", 0, InvitationLimits.NoteCharsMax);
        validation.ThrowIfInvalid();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Role = request.Role!.Value,
            Note = note,
            CreatedBy = actor.User,
            CreatedAt = now,
            ExpiresAt = request.ExpiresInDays is { } days ? now.AddDays(days) : null,
            UsesMax = request.UsesMax,
            ConversationId = request.Conversation,
        };
    }

    [LoggerMessage(10131, LogLevel.Information, "User {User} made invitation {Invitation} for a {Role}")]
    private partial void LogCreated(UserId user, Guid invitation, ServerRole role);
}
