using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
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
    public sealed record Answer(string ServerName, ServerRole Role, string? InvitedBy, DateTimeOffset? ExpiresAt);

    public async Task<Answer> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        var mac = Invitation.MacOf(box, request.Token is { Length: <= 128 } token ? token : "");
        var found = await database.ReadAsync(db => InvitationStore.FindOpenAsync(db, mac, clock.GetUtcNow()), cancel) ?? throw ChatError.InvitationInvalid();
        var item = InvitationItem.Of(found);
        return new((await settings.GetAsync(cancel)).Name, item.Role, item.InvitedBy, item.ExpiresAt);
    }
}
