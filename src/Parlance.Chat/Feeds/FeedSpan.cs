using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Feeds;

/// <summary>A stretch of seqs, both ends included.</summary>
/// <param name="From">The lowest, 1 or more.</param>
/// <param name="To">The highest.</param>
internal sealed record SeqRange(long From, long To);

/// <summary>Which rows of a feed are asked for: those whose rev is above <c>After</c> and not above <c>UpTo</c>.</summary>
/// <param name="After">What the client knows.</param>
/// <param name="UpTo">The head when the first page was read.</param>
/// <param name="Take">How many rows at most.</param>
internal record FeedSpan(long After, long UpTo, int Take);

/// <summary>The same, of a conversation's feed.</summary>
/// <param name="Place">Who asks, and what they may read.</param>
/// <param name="Ranges">The messages that the client holds.</param>
/// <param name="WithMembers">Whether it holds the list of members.</param>
/// <param name="After"><inheritdoc cref="FeedSpan"/></param>
/// <param name="UpTo"><inheritdoc cref="FeedSpan"/></param>
/// <param name="Take"><inheritdoc cref="FeedSpan"/></param>
internal sealed record ConversationSpan(Place Place, IReadOnlyList<SeqRange> Ranges, bool WithMembers, long After, long UpTo, int Take) : FeedSpan(After, UpTo, Take);

/// <summary>The same, of somebody's own feed.</summary>
/// <param name="User">Whose.</param>
/// <param name="After"><inheritdoc cref="FeedSpan"/></param>
/// <param name="UpTo"><inheritdoc cref="FeedSpan"/></param>
/// <param name="Take"><inheritdoc cref="FeedSpan"/></param>
internal sealed record UserSpan(UserId User, long After, long UpTo, int Take) : FeedSpan(After, UpTo, Take);

/// <summary>The same, of the feed that everybody on the server follows.</summary>
/// <param name="After"><inheritdoc cref="FeedSpan"/></param>
/// <param name="UpTo"><inheritdoc cref="FeedSpan"/></param>
/// <param name="Take"><inheritdoc cref="FeedSpan"/></param>
internal sealed record ServerSpan(long After, long UpTo, int Take) : FeedSpan(After, UpTo, Take);
