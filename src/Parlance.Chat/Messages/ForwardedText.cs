using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Polls;

namespace Parlance.Chat.Messages;

/// <summary>What is said by forwarding a message: its text as it is now, read by whoever forwards it in the transaction of the send.</summary>
internal static class ForwardedText
{
    // What is markup in the middle of a line, and what is at its beginning.
    private const string Marks = @"\`*_~[]<&|";
    private const string Openers = "-+#>";

    /// <exception cref="ChatError"><c>not_found</c>: they may not read it. <c>conflict</c>: it is deleted.</exception>
    public static async Task<MessageLog.Draft> ReadAsync(DbSession db, Actor actor, MessageLog.Draft draft, ConversationId conversation, long seq)
    {
        // The conversation is not locked: of two conversations that forward to each other none waits for the other.
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
        var message = await MessageStore.RequireToCopyAsync(db, place, seq);
        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        var (text, parsed) = message.Poll is { } poll
            ? WordsOf(message, poll)
            : (message.Text, new(message.Plain, message.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries), Names: []));
        return draft with
        {
            Text = text,
            // Whom it named at first hears nothing of the copy.
            Parsed = parsed with { Names = [] },
            Origin = Origin.Of(message, place.Kind),
            CopiedFrom = message.CopiedFrom ?? conversation,
            CopiedSeq = message.CopiedSeq ?? seq,
        };
    }

    // Nobody chooses in a copy: of a poll the question goes on, with a list of what there is to choose from, in which nothing is markup.
    private static (string Text, MessageText Parsed) WordsOf(Message message, Poll poll)
    {
        var text = string.Join('\n', [message.Text, "", .. poll.Options.Select(option => "- " + Escaped(option.Text))]);
        return (text, MessageText.Of(text));
    }

    private static string Escaped(string words) =>
        (Openers.Contains(words[0]) ? @"\" : "") + string.Concat(words.Select(character => Marks.Contains(character) ? $@"\{character}" : $"{character}"));
}
