using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Search.Index;

namespace Parlance.Bench.Data.Filling;

/// <summary>Messages that are not written yet, in the order in which they were said. What is here may still be edited, deleted and reacted to.</summary>
internal sealed class Batch
{
    private readonly Dictionary<(ConversationId, long), List<EditEntry>> _edits = [];
    private readonly Dictionary<(ConversationId, long, UserId, string), ReactionEntry> _reactions = [];

    public List<Message> Messages { get; } = [];

    public IReadOnlyCollection<ReactionEntry> Reactions => _reactions.Values;

    public void Edit(int index, Message changed)
    {
        var before = Messages[index];
        if (!_edits.TryGetValue((before.ConversationId, before.Seq), out var versions))
        {
            _edits.Add((before.ConversationId, before.Seq), versions = []);
        }

        versions.Add(new(before.ConversationId, before.Seq, versions.Count + 1, before.Text, before.EditedAt ?? before.CreatedAt));
        Messages[index] = changed;
    }

    public void Delete(int index, Message changed)
    {
        _edits.Remove((changed.ConversationId, changed.Seq));
        Messages[index] = changed;
    }

    public void Put(ReactionEntry reaction) => _reactions[(reaction.ConversationId, reaction.Seq, reaction.UserId, reaction.Emoji)] = reaction;

    public async Task WriteAsync(DbSession db)
    {
        await Bulk.InsertAsync(db, "messages", MessageStore.Columns, Messages);
        await MessageIndex.AddAllAsync(db, Messages.Where(message => message.DeletedAt is null));
        await Bulk.InsertAsync(db, "message_edits", "conversation_id, seq, number, text, written_at", [.. _edits.Values.SelectMany(versions => versions)]);
        await Bulk.InsertAsync(db, "mentions", "user_id, conversation_id, seq", [.. Messages.SelectMany(MentionsOf)]);
        await Bulk.InsertAsync(db, "reactions", "conversation_id, seq, user_id, emoji, at, removed, rev", [.. _reactions.Values]);
    }

    private static IEnumerable<MentionEntry> MentionsOf(Message message)
    {
        var everybody = message.Mentions.Everybody is Everybody.No ? Array.Empty<UserId>() : [MentionStore.Everybody];
        return message.Mentions.Users.Concat(everybody).Select(user => new MentionEntry(user, message.ConversationId, message.Seq));
    }
}
