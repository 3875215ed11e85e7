using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages;

/// <summary>Whether somebody may write in a conversation now, or leave another mark there: asked in the transaction of every send, edit and mark.</summary>
internal static class MayWriteHere
{
    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>, <c>archived</c>, <c>muted</c>, <c>blocked</c>.</exception>
    public static async Task RequireAsync(DbSession db, Place place, DateTimeOffset now, Act act = Act.Send)
    {
        place.Require(act);
        place.RequireOpen();
        place.RequireVoice(now);
        if (place.IsDeserted)
        {
            throw ChatError.Deserted();
        }

        if (place.Kind is ConversationKind.Direct && await Blocks.IsBlockedAsync(db, place.Partner, place.Person))
        {
            throw ChatError.Blocked();
        }
    }
}
