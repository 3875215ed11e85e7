using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages;

/// <summary>What is said by forwarding a message: its text as it is now, read by whoever forwards it in the transaction of the send.</summary>
internal static class ForwardedText
{
    /// <exception cref="ChatError"><c>not_found</c>: they may not read it. <c>conflict</c>: it is deleted.</exception>
    public static async Task<MessageLog.Draft> ReadAsync(DbSession db, Actor actor, MessageLog.Draft draft, ConversationId conversation, long seq)
    {
        // Not locked: of two conversations that forward to each other none waits for the other.
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
        var message = await MessageStore.RequireAsync(db, place, seq);
        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        // Whom it named at first hears nothing of the copy.
        return draft with
        {
            Text = message.Text,
            Parsed = new(message.Plain, message.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries), Names: []),
            Origin = Origin.Of(message, place.Kind),
        };
    }
}
