using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>Gives a passkey another name.</summary>
internal sealed class RenamePasskey(ChatDatabase database)
{
    /// <param name="Name">1 to 64 characters.</param>
    public sealed record Request(string? Name);

    /// <exception cref="ChatError"><c>invalid</c> or <c>not_found</c>.</exception>
    public async Task<PasskeyItem> HandleAsync(Actor actor, Guid id, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var name = validation.Line(request.Name, "name", 1, PasskeyLimits.NameCharsMax);
        validation.ThrowIfInvalid();
        var passkey = await database.WriteAsync(
            async db =>
            {
                await PasskeyStore.RenameAsync(db, actor.User, id, name);
                return await PasskeyStore.FindAsync(db, actor.User, id);
            },
            cancel);
        return passkey is null ? throw ChatError.NotFound("passkey") : PasskeyItem.Of(passkey);
    }
}
