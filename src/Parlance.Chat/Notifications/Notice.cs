namespace Parlance.Chat.Notifications;

/// <summary>Whether and how somebody is told of a message.</summary>
/// <param name="Manner">How loudly.</param>
/// <param name="Reason">Why; what is shown with it.</param>
internal sealed record Notice(NoticeManner Manner, NoticeReason Reason)
{
    /// <summary>They are not.</summary>
    public static readonly Notice None = new(NoticeManner.None, NoticeReason.None);
}

/// <summary>How loudly somebody is told.</summary>
internal enum NoticeManner
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It waits for them where they look for news: without a sound, and not on the screen of a device that is put away.</summary>
    Quiet,

    /// <summary>At once, on every device.</summary>
    Interrupt,
}

/// <summary>Why somebody is told, the most pressing reason of several.</summary>
internal enum NoticeReason
{
    None,

    /// <summary>They want all messages of this conversation.</summary>
    Message,

    /// <summary>It is in a thread that they follow.</summary>
    Thread,

    /// <summary>It holds one of their keywords.</summary>
    Keyword,

    /// <summary>It is for everybody.</summary>
    Everybody,

    /// <summary>It answers a message of theirs.</summary>
    Answer,

    /// <summary>It names them.</summary>
    Mention,
}
