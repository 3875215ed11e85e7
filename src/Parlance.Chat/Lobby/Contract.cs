using Parlance.Chat.Contracts;

namespace Parlance.Chat.Lobby;

/// <summary>Somebody who is here. Two people may share a name; the id tells them apart.</summary>
internal sealed record Person(string Id, string Name);

/// <summary>A room as it stands in the list.</summary>
internal sealed record RoomSummary(string Id, string Name, int People, long LastSeq);

/// <summary>The event <c>room:message</c>. <c>Seq</c> counts 1, 2, 3 … in its room; <c>At</c> is Unix time in milliseconds.</summary>
[ServerEvent("room:message")]
internal sealed record Message(string Room, long Seq, string ClientId, Person Author, string Text, long At);

/// <summary>The event <c>people:change</c>: somebody came to a room, left it or took another name. Revisions of a room leave in their order.</summary>
[ServerEvent("people:change")]
internal sealed record PeopleChange(string Room, long Rev, string Kind, Person Person)
{
    public const string Joined = "joined";
    public const string Left = "left";
    public const string Renamed = "renamed";
}

/// <summary>The event <c>room:change</c>: what is different in the list of rooms since the last one.</summary>
[ServerEvent("room:change")]
internal sealed record RoomChange(int Online, IReadOnlyList<RoomSummary> Changed, IReadOnlyList<string> Removed);

/// <summary>The event <c>room:typing</c>.</summary>
[ServerEvent("room:typing")]
internal sealed record TypingChange(string Room, Person Person, bool Typing);
