namespace Parlance.Chat.Messages;

internal static class MessageLimits
{
    /// <summary>UTF-16 units in a text.</summary>
    public const int TextCharsMax = 20_000;

    /// <summary>People whom one message names. Further names are text.</summary>
    public const int MentionsMax = 50;

    /// <summary>Links that are noted of one message.</summary>
    public const int LinksMax = 20;

    /// <summary>Characters of a link.</summary>
    public const int LinkCharsMax = 2_000;

    /// <summary>Brackets, asterisks and the like in a text that is read as Markdown; with more of them, all is words.</summary>
    public const int MarksMax = 4_000;

    /// <summary>Quotations and lists that one line opens inside each other, in a text that is read as Markdown.</summary>
    public const int NestingMax = 64;

    /// <summary>Cells that the tables of a text could have, by its lines and the bars in the widest of them; beyond, all is words.</summary>
    public const int CellsMax = 10_000;

    /// <summary>Texts that are kept of a message besides the one that it has: the first, and the newest of the others.</summary>
    public const int EditsMax = 100;

    /// <summary>Messages that are deleted by one commit, and that one request may choose.</summary>
    public const int SweptMax = 100;

    /// <summary>Commits of one request that deletes what somebody has written.</summary>
    public const int SweepsMax = 10;

    /// <summary>Messages in one page of history.</summary>
    public const int PageMax = 100;

    public const int PageDefault = 50;

    /// <summary>Messages that come with the last page of a sync although the client does not hold them.</summary>
    public const int NewestMax = 50;

    /// <summary>Messages, or changes of them, that one page of a sync looks through.</summary>
    public const int SearchedMax = 10_000;

    /// <summary>Different emoji on one message.</summary>
    public const int EmojiMax = 50;

    /// <summary>Reactions to one message.</summary>
    public const int ReactionsMax = 1_000;
}
