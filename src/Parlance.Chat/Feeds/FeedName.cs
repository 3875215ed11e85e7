using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Feeds;

/// <summary>What a feed is called on the wire, which is also the Socket.IO room of those who follow it.</summary>
internal static class FeedName
{
    /// <summary>What is the same for everybody on the server.</summary>
    public const string Server = "server";

    private const string ConversationPrefix = "conversation:";
    private const string UserPrefix = "user:";

    public static string Of(ConversationId conversation) => ConversationPrefix + conversation;

    public static string Of(UserId user) => SocketAuth.RoomOf(user);

    /// <summary>Whether it is somebody's own.</summary>
    public static bool IsPersonal(string feed) => feed.StartsWith(UserPrefix, StringComparison.Ordinal);

    public static bool TryParse(string? feed, out ConversationId conversation)
    {
        conversation = default;
        return feed is not null
            && feed.StartsWith(ConversationPrefix, StringComparison.Ordinal)
            && ConversationId.TryParse(feed[ConversationPrefix.Length..], out conversation)
            && IsExact(feed, Of(conversation));
    }

    public static bool TryParse(string? feed, out UserId user)
    {
        user = default;
        return feed is not null && feed.StartsWith(UserPrefix, StringComparison.Ordinal) && UserId.TryParse(feed[UserPrefix.Length..], out user) && IsExact(feed, Of(user));
    }

    // A feed has one name: others that a UUID is read from, with capitals or spaces, would be answered and never heard of again.
    private static bool IsExact(string feed, string name) => string.Equals(feed, name, StringComparison.Ordinal);
}
