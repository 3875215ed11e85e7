using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Presence.Typing;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Live;

/// <summary>What one socket says about its owner, and whom it watches. Guarded by the gate of <see cref="NodePresence"/>, but for what never changes.</summary>
internal sealed class PresentSocket(Socket socket, PresentPerson person, bool isGuest)
{
    private const string Key = "presence";

    public Socket Socket => socket;

    public PresentPerson Person => person;

    public UserId User => person.Id;

    /// <summary>Of a guest of the server, who sees only those with whom they share a conversation.</summary>
    public bool IsGuest => isGuest;

    /// <summary>Whether the device is left alone.</summary>
    public bool IsIdle { get; set; }

    /// <summary>The conversation on its screen.</summary>
    public ConversationId? Screen { get; set; }

    /// <summary>The people on its screen.</summary>
    public IReadOnlySet<UserId> Watched { get; set; } = new HashSet<UserId>();

    /// <summary>The conversation of which it hears who is there.</summary>
    public ConversationId? WatchedConversation { get; set; }

    /// <summary>Goes up when what its owner may do or see has changed: what was read before counts no more.</summary>
    public long News { get; set; }

    /// <summary>What its owner types on it. Guarded by the gate of <see cref="Typists"/>.</summary>
    public HashSet<Typist> Typing { get; } = [];

    /// <summary>Where its owner may type, as far as it was asked. Only for the socket's own events, which come one after the other.</summary>
    public Dictionary<ConversationId, MayType.Answer> MayType { get; } = [];

    public static PresentSocket Of(Socket socket) =>
        socket.Data.TryGetValue(Key, out var found) && found is PresentSocket present ? present : throw ChatError.Unauthenticated();

    public void Attach() => socket.Data[Key] = this;
}
