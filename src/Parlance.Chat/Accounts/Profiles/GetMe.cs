using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>Reads one's own account.</summary>
internal sealed class GetMe(ChatDatabase database, SettingsStore settings)
{
    public async Task<Me> HandleAsync(HttpContext context, Actor actor, CancellationToken cancel)
    {
        var user = await database.ReadAsync(db => UserStore.RequireAsync(db, actor.User), cancel).ConfigureAwait(false);
        context.Response.Headers.ETag = Me.ETagOf(user);
        return Me.Of(user, await settings.AccountTermsAsync(cancel).ConfigureAwait(false));
    }
}
