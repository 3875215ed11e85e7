using System.Globalization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The thread that a part of the list ended with: when something was said in it last, and which it is.</summary>
internal sealed record ThreadCursor(long At, ConversationId Conversation, long Thread)
{
    private static readonly ThreadCursor First = new(long.MaxValue, new(Guid.AllBitsSet), long.MaxValue);

    public static ThreadCursor Of(Message root) => new((root.LastReplyAt ?? root.CreatedAt).ToUnixTimeMilliseconds(), root.ConversationId, root.Seq);

    public static ThreadCursor Parse(Validation validation, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return First;
        }

        var parts = text.Split('.');
        if (parts.Length is 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && ConversationId.TryParse(parts[1], out var conversation)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var thread))
        {
            return new(at, conversation, thread);
        }

        validation.Add("cursor", "what an answer's 'next' says");
        return First;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Conversation}.{Thread}");
}
