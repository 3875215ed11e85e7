using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Drafts;
using Parlance.Chat.Emojis;
using Parlance.Chat.Folders;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Notifications;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Polls;
using Parlance.Chat.Presence;
using Parlance.Chat.Reading;
using Parlance.Chat.Reading.Receipts;
using Parlance.Chat.Reminders;
using Parlance.Chat.Saved;
using Parlance.Chat.Scheduled;

namespace Parlance.Chat.Feeds;

/// <summary>A row of a feed as clients hold it. A row is never taken away: what is gone stays as a row that says so. A new kind of row is a new line here.</summary>
/// <param name="Rev">The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BlockRow), "block")]
[JsonDerivedType(typeof(ContactRow), "contact")]
[JsonDerivedType(typeof(ConversationRow), "conversation")]
[JsonDerivedType(typeof(DraftRow), "draft")]
[JsonDerivedType(typeof(EmojiRow), "emoji")]
[JsonDerivedType(typeof(FolderRow), "folder")]
[JsonDerivedType(typeof(MemberRow), "member")]
[JsonDerivedType(typeof(MembershipRow), "membership")]
[JsonDerivedType(typeof(MessageRow), "message")]
[JsonDerivedType(typeof(NotificationRow), "notification")]
[JsonDerivedType(typeof(NotificationRulesRow), "notificationRules")]
[JsonDerivedType(typeof(PinRow), "pin")]
[JsonDerivedType(typeof(PlaceRow), "place")]
[JsonDerivedType(typeof(PresenceRow), "presence")]
[JsonDerivedType(typeof(ReactionRow), "reaction")]
[JsonDerivedType(typeof(ReadRow), "read")]
[JsonDerivedType(typeof(ReceiptRow), "receipt")]
[JsonDerivedType(typeof(ReminderRow), "reminder")]
[JsonDerivedType(typeof(SavedRow), "saved")]
[JsonDerivedType(typeof(ScheduledRow), "scheduled")]
[JsonDerivedType(typeof(SettingRow), "setting")]
[JsonDerivedType(typeof(ThreadRow), "thread")]
[JsonDerivedType(typeof(VoteRow), "vote")]
internal abstract record FeedRow(long Rev)
{
    /// <summary>The people whom the row names: answers carry their cards.</summary>
    public virtual IEnumerable<UserId> Named() => [];

    /// <summary>About how many bytes it is in an answer: what decides where pages end.</summary>
    [JsonIgnore]
    public virtual int Size => 300;
}
