using Parlance.Chat.Accounts;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.PersonalSettings;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>Lets others see how far somebody has read, where there are few of them and as long as that person wishes it.</summary>
internal sealed class ReadReceipts(FeedPublisher feeds, TimeProvider clock) : IChoiceEffect
{
    /// <summary>The place from which somebody reads; where receipts are kept, nobody else changes its feed until the commit.</summary>
    public static async Task<Place> RequireAsync(DbSession db, Actor actor, ConversationId conversation)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
        // On the way to the reader's own feed, behind which a conversation is not waited for.
        return AreKeptIn(place) ? await Place.RequireAsync(db, actor, conversation, Act.Read, lockRow: true) : place;
    }

    /// <summary>Notes that somebody has read on. They hold the place from <see cref="RequireAsync"/>, and their own feed.</summary>
    public async Task NoteAsync(DbSession db, Place place, long seq)
    {
        if (!AreKeptIn(place) || await IsHiddenAsync(db, place))
        {
            return;
        }

        var known = await ReceiptStore.FindAsync(db, place.Conversation, place.Person);
        // Who marks something as unread has read it all the same.
        if (known is null or { Removed: true } || known.Seq < seq)
        {
            await PutAsync(db, place.Conversation, new() { UserId = place.Person, Seq = seq, At = clock.GetUtcNow() });
        }
    }

    public Task PrepareAsync(DbSession db, UserId user, PersonalSetting choice) => Hides(choice) ? ReceiptStore.LockAsync(db, user) : Task.CompletedTask;

    public Task ApplyAsync(DbSession db, UserId user, PersonalSetting choice) => Hides(choice) ? WithdrawAsync(db, user) : Task.CompletedTask;

    /// <summary>Lets nobody see any more how far somebody has read, wherever that was.</summary>
    public async Task WithdrawAsync(DbSession db, UserId user)
    {
        foreach (var conversation in await ReceiptStore.LockAsync(db, user))
        {
            await PutAsync(db, conversation, new() { UserId = user, At = clock.GetUtcNow(), Removed = true });
        }
    }

    private static bool Hides(PersonalSetting choice) => choice is { Key: Choices.Receipts, Value: Choices.Off };

    private static bool AreKeptIn(Place place) => place.Kind is not ConversationKind.Channel && place.MemberCount <= ReceiptLimits.MembersMax;

    private static async Task<bool> IsHiddenAsync(DbSession db, Place place) =>
        !await PersonalSettingStore.TellsReadingAsync(db, place.Person)
        || (place.Kind is ConversationKind.Direct && await Blocks.IsBlockedAsync(db, place.Person, place.Partner));

    private async Task PutAsync(DbSession db, ConversationId conversation, Receipt receipt)
    {
        var row = receipt with { Rev = await ConversationStore.NextRevAsync(db, conversation) };
        await ReceiptStore.PutAsync(db, conversation, row);
        feeds.Tell(db, new(FeedName.Of(conversation), row.Rev, [ReceiptRow.Of(row)]));
    }
}
