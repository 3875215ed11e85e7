using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>What a feature has in feeds of one kind.</summary>
/// <typeparam name="TSpan"><see cref="ConversationSpan"/>, <see cref="UserSpan"/> or <see cref="ServerSpan"/>.</typeparam>
internal interface IFeedSource<in TSpan>
    where TSpan : FeedSpan
{
    /// <summary>The rows of the span in the order of their revs, <see cref="FeedSpan.Take"/> of them at most.</summary>
    Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, TSpan span);

    /// <summary>Up to which rev one page may go, so that no request looks at more rows than a few thousand, whatever it asks for.</summary>
    long EndOfPage(TSpan span) => span.UpTo;

    /// <summary>What comes with the last page although the client does not hold it, such as the newest messages.</summary>
    Task<IReadOnlyList<FeedRow>> ReadNewestAsync(DbSession db, TSpan span) => Task.FromResult<IReadOnlyList<FeedRow>>([]);
}
