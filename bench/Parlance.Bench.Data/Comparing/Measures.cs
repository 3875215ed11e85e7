using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages;
using Parlance.Chat.Reading;

namespace Parlance.Bench.Data.Comparing;

/// <summary>Something that is done on both databases, and gives as much on one as on the other.</summary>
/// <param name="Name">What it is.</param>
/// <param name="IsRead">Whether nothing changes by it.</param>
/// <param name="RunAsync">Does it once.</param>
internal sealed record Measure(string Name, bool IsRead, Func<Subject, CancellationToken, Task> RunAsync);

internal static class Measures
{
    private const int Behind = 50;
    private const int Held = 100;

    /// <summary>To send comes first: the changes that are synced afterwards are these.</summary>
    public static readonly IReadOnlyList<Measure> All =
    [
        new("send", IsRead: false, (subject, cancel) => subject.SendAsync(cancel)),
        new("history, newest 50", IsRead: true, (subject, cancel) => HistoryAsync(subject, new(subject.Longest, null, null, null, null, null), cancel)),
        new("history, 50 in the middle", IsRead: true, (subject, cancel) => HistoryAsync(subject, new(subject.Longest, subject.End.LastSeq / 2, null, null, null, null), cancel)),
        new("history, 50 around", IsRead: true, (subject, cancel) => HistoryAsync(subject, new(subject.Longest, null, null, subject.End.LastSeq / 3, null, null), cancel)),
        new("history, 50 from a date on", IsRead: true, (subject, cancel) => HistoryAsync(subject, new(subject.Longest, null, null, null, new(2025, 5, 5, 0, 0, 0, TimeSpan.Zero), null), cancel)),
        new("feed:sync, 50 behind", IsRead: true, SyncAsync),
        new("feed:heads of 100", IsRead: true, (subject, cancel) => subject.Of<ListHeads>().HandleAsync(subject.Reader, cancel)),
        new("conversation:list of 100", IsRead: true, (subject, cancel) => subject.Of<ListConversations>().HandleAsync(subject.Reader, new(null, 100), cancel)),
        new("unread in 100", IsRead: true, UnreadAsync),
        new("member:list, 50 of 1,000", IsRead: true, (subject, cancel) => subject.Of<ListMembers>().HandleAsync(subject.Reader, new(subject.Crowded, null, null), cancel)),
    ];

    private static Task<ReadHistory.PageOfHistory> HistoryAsync(Subject subject, ReadHistory.Request request, CancellationToken cancel) =>
        subject.Of<ReadHistory>().HandleAsync(subject.Reader, request, cancel);

    private static Task<SyncFeed.Synced> SyncAsync(Subject subject, CancellationToken cancel)
    {
        var (last, head, epoch) = subject.End;
        return subject.Of<SyncFeed>().HandleAsync(
            subject.Reader, new(FeedName.Of(subject.Longest), epoch, head - Behind, [new(last - Behind - Held, last - Behind)], Members: true, Cursor: null), cancel);
    }

    private static async Task UnreadAsync(Subject subject, CancellationToken cancel) => await subject.Database.ReadAsync(
        async db => await Unread.CountAsync(db, subject.Reader.User, [.. (await ConversationStore.HeadsOfAsync(db, subject.Reader.User)).Select(head => head.Id)]), cancel);
}
