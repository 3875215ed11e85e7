using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Presence.Live;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence;

/// <summary>Says which people, and which conversation, are on a socket's screen, whose presence it hears of from here on.</summary>
internal sealed class WatchPresence(ChatDatabase database, NodePresence node, PresenceSight sight)
{
    /// <param name="Users">The people, 200 at most. They take the place of those who were watched before.</param>
    /// <param name="Conversation">The conversation of which it is to hear who has it on the screen; it takes the place of the one before.</param>
    public sealed record Request(IReadOnlyList<UserId>? Users, ConversationId? Conversation);

    /// <param name="People">Those of them who may be seen, as they are now, in the order of their ids.</param>
    /// <param name="In">Who has the conversation on the screen; always empty in one of more than 500 members.</param>
    public sealed record Watching(IReadOnlyList<PersonPresence> People, IReadOnlyList<UserId> In) : Reply;

    private sealed record View(IReadOnlyList<PresenceSight.Sighting> People, ConversationId? Conversation);

    public async Task<Watching> HandleAsync(Socket socket, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var users = ConversationRules.People(validation, request.Users, "users", PresenceLimits.WatchedMax);
        validation.ThrowIfInvalid();
        var present = PresentSocket.Of(socket);
        var view = await WatchAsync(socket, present, users, request.Conversation, cancel);
        // After the rooms are joined: what changes from here on is heard.
        return new(sight.Show(view.People), view.Conversation is { } conversation ? node.Here(conversation, present.User) : []);
    }

    public async Task<Reply> HandleUnwatchAsync(Socket socket, CancellationToken cancel)
    {
        await WatchAsync(socket, PresentSocket.Of(socket), [], conversation: null, cancel);
        return Reply.Done;
    }

    // The rooms are joined first; should the right to be in them have gone while it was read, all is read again and they are left.
    private async Task<View> WatchAsync(Socket socket, PresentSocket present, IReadOnlyList<UserId> users, ConversationId? conversation, CancellationToken cancel)
    {
        var joined = node.RoomsOf(present).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var news = node.NewsOf(present);
            var view = await database.ReadAsync(db => ReadAsync(db, socket.Actor(), users, conversation), cancel);
            // Those who hide are watched too: what they emit leaves the viewer out, until they let them see again.
            var seen = view.People.Select(person => person.Id).ToHashSet();
            var wanted = NodePresence.RoomsOf(seen, view.Conversation);
            await socket.Join(wanted.Except(joined, StringComparer.Ordinal));
            joined.UnionWith(wanted);
            if (node.TryWatch(present, seen, view.Conversation, news))
            {
                foreach (var room in joined.Except(wanted, StringComparer.Ordinal))
                {
                    await socket.Leave(room);
                }

                return view;
            }
        }
    }

    private static async Task<View> ReadAsync(DbSession db, Actor actor, IReadOnlyList<UserId> users, ConversationId? conversation)
    {
        var people = users.Count is 0 ? [] : await PresenceSight.ReadAsync(db, actor, users);
        if (conversation is { } id)
        {
            await Place.RequireAsync(db, actor, id, Act.Read);
            conversation = (await ConversationStore.RequireAsync(db, id)).MemberCount <= PresenceLimits.HereMembersMax ? id : null;
        }

        return new(people, conversation);
    }
}
