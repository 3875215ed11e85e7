using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Tells who holds an invitation what it is an invitation to, before they register.</summary>
internal sealed class PreviewInvitation(ChatDatabase database, SettingsStore settings, SecretBox box, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Token">The invitation's secret.</param>
    public sealed record Request(string? Token);

    /// <param name="ServerName">The name of the server.</param>
    /// <param name="Role">What one becomes.</param>
    /// <param name="InvitedBy">The display name of who made it, if they are still there.</param>
    /// <param name="ExpiresAt">When it stops to work; null for never.</param>
    /// <param name="Conversation">Where it leads to; null for the server alone.</param>
    public sealed record Answer(string ServerName, ServerRole Role, string? InvitedBy, DateTimeOffset? ExpiresAt, Destination? Conversation);

    /// <summary>The conversation that a link leads to, as far as its holder is told before they are in it.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">What it is called; empty for a group that nobody has named.</param>
    /// <param name="Emoji">What stands for its picture; empty for initials.</param>
    /// <param name="MemberCount">How many are in it now.</param>
    public sealed record Destination(ConversationKind Kind, string Name, string Emoji, long MemberCount);

    public async Task<Answer> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        var mac = Invitation.MacOf(box, request.Token is { Length: <= 128 } token ? token : "");
        var (found, destination) = await database.ReadAsync(db => ReadAsync(db, mac), cancel);
        var item = InvitationItem.Of(found);
        return new((await settings.GetAsync(cancel)).Name, item.Role, item.InvitedBy, item.ExpiresAt, destination);
    }

    private async Task<(ShownInvitation Invitation, Destination? Destination)> ReadAsync(DbSession db, byte[] mac)
    {
        var found = await InvitationStore.FindOpenAsync(db, mac, clock.GetUtcNow()) ?? throw ChatError.InvitationInvalid();
        var row = found.ConversationId is { } conversation ? await ConversationStore.FindAsync(db, conversation) : null;
        return (found, row is null ? null : new(row.Kind, row.Name, row.Emoji, row.MemberCount));
    }
}
