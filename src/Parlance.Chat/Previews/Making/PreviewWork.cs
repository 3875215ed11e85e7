using System.Globalization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Previews.Making;

/// <summary>Which messages have links that are still to be looked at. A message comes here in the transaction that writes it, and waits for nothing.</summary>
internal static class PreviewWork
{
    public const string Kind = "preview";

    /// <summary>Has the links of a message looked at, once it is committed. What somebody looks at for it meanwhile does not count any more.</summary>
    public static Task PutAsync(DbSession db, DueWork work, Message message, DateTimeOffset now) => work.PutAsync(db, Kind, KeyOf(message), now);

    public static Task DropAsync(DbSession db, Message message) => DueWork.DropAsync(db, Kind, KeyOf(message));

    public static (ConversationId Conversation, long Seq) Read(DueItem item)
    {
        var parts = item.Key.Split(' ');
        return (ConversationId.Of(Guid.Parse(parts[0])), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string KeyOf(Message message) => string.Create(CultureInfo.InvariantCulture, $"{message.ConversationId} {message.Seq}");
}
