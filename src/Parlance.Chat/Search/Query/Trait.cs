namespace Parlance.Chat.Search.Query;

/// <summary>What a message has or is. A further one is a line here, its word in <see cref="Operators"/>, and where it is looked for.</summary>
internal enum Trait
{
    /// <summary>An address in it leads to the web.</summary>
    HasLink,

    /// <summary>Something in it is code.</summary>
    HasCode,

    /// <summary>It names somebody, or everybody.</summary>
    HasMention,

    /// <summary>Somebody has left an emoji on it.</summary>
    HasReaction,

    /// <summary>It asks something, and lets people choose.</summary>
    HasPoll,

    /// <summary>Its text was changed.</summary>
    IsEdited,

    /// <summary>Whoever asks has written it.</summary>
    IsMine,

    /// <summary>It is pinned in its conversation.</summary>
    IsPinned,

    /// <summary>It answers another one.</summary>
    IsReply,

    /// <summary>Whoever asks has not read it.</summary>
    IsUnread,
}
