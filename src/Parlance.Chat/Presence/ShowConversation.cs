using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Presence.Live;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence;

/// <summary>Says which conversation is on a socket's screen, for the others in it to see. It ends with the socket.</summary>
internal sealed class ShowConversation(ChatDatabase database, RateLimiter limiter, NodePresence node)
{
    /// <param name="Conversation">Which; null for none.</param>
    public sealed record Request(ConversationId? Conversation);

    public async Task<Reply> HandleAsync(Socket socket, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReadsPerUser, socket.Actor().User.ToString());
        var present = PresentSocket.Of(socket);
        long news;
        do
        {
            news = node.NewsOf(present);
            if (request.Conversation is { } conversation)
            {
                await database.ReadAsync(db => Place.RequireAsync(db, socket.Actor(), conversation, Act.Read), cancel);
            }
        }
        while (!node.TryShow(present, request.Conversation, news));
        return Reply.Done;
    }
}
