using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Search.Index;

/// <summary>What is in the index of a message besides its words. No word has this sign in it, so that nobody finds a message by typing a mark.</summary>
internal static class Marks
{
    public const string Link = "#link";
    public const string Code = "#code";
    public const string Mention = "#mention";
    public const string Poll = "#poll";
    public const string Edited = "#edited";
    public const string Reply = "#reply";

    // The second half of a UUID version 7 is chance: enough to tell two apart, in half the room.
    public static string Of(ConversationId conversation) => string.Create(CultureInfo.InvariantCulture, $"#c{conversation.Value.ToString("N")[16..]}");

    public static string Of(UserId author) => string.Create(CultureInfo.InvariantCulture, $"#a{author.Value.ToString("N")[16..]}");

    public static IEnumerable<string> Of(Message message)
    {
        yield return Of(message.ConversationId);
        yield return Of(message.AuthorId);
        if (message.Links.Length > 0)
        {
            yield return Link;
        }

        if (message.Text.AsSpan().Count('`') > 1)
        {
            yield return Code;
        }

        if (!message.Mentions.IsNone)
        {
            yield return Mention;
        }

        if (message.Poll is not null)
        {
            yield return Poll;
        }

        if (message.EditedAt is not null)
        {
            yield return Edited;
        }

        if (message.ReplyTo is not null)
        {
            yield return Reply;
        }
    }
}
