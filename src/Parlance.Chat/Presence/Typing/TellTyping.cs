using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;
using Parlance.Chat.Presence.Live;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Typing;

/// <summary>Lets the others in a conversation know that somebody types there, or has stopped. Nothing is kept, and it ends with the socket. Of those who have switched it off in their settings nobody is told.</summary>
internal sealed class TellTyping(MayType may, Typists typists)
{
    /// <param name="Conversation">Where.</param>
    /// <param name="Typing">True with the first key and every three seconds while it goes on; false when nothing is left of it. Sending ends it too.</param>
    public sealed record Request(ConversationId? Conversation, bool? Typing);

    public async Task<Reply> HandleAsync(Socket socket, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Typing is not null, "typing", "true or false");
        validation.ThrowIfInvalid();
        var (present, actor) = (PresentSocket.Of(socket), socket.Actor());
        if (request.Typing is false)
        {
            typists.Stop(conversation, actor.User);
            return Reply.Done;
        }

        if (await may.RequireAsync(present, actor, conversation, cancel))
        {
            typists.Type(present, conversation);
        }

        return Reply.Done;
    }
}
