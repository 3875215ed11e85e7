using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.People;

/// <summary>
/// Tells those who see somebody that what they see has changed. It has no revision: whoever misses it gets the card with the next answer that
/// names the person.
/// </summary>
internal sealed class PersonFeed(FeedPublisher feeds)
{
    public const string ChangeEvent = "person:change";

    /// <summary>Tells, once the transaction is on disk, everybody in the conversations that the person is in now, and themselves. Each socket hears it once.</summary>
    public async Task TellAsync(DbSession db, User before, User user)
    {
        var card = PersonCard.Of(user);
        if (card == PersonCard.Of(before))
        {
            // What nobody else sees: a time zone, a language.
            return;
        }

        var conversations = await ConversationStore.HeadsOfAsync(db, user.Id);
        feeds.Tell(db, [FeedName.Of(user.Id), .. conversations.Select(head => FeedName.Of(head.Id))], ChangeEvent, card);
    }
}
