namespace Parlance.Chat.Search;

internal static class SearchLimits
{
    /// <summary>UTF-16 units in a query.</summary>
    public const int QueryCharsMax = 500;

    /// <summary>Words, phrases and operators in a query: each is one more list that is walked.</summary>
    public const int PartsMax = 30;

    /// <summary>UTF-16 units of a token. What is longer is found by its beginning.</summary>
    public const int TokenCharsMax = 64;

    /// <summary>Tokens of one message: PostgreSQL counts places up to 16,383. What follows in a longer one is not found.</summary>
    public const int TokensMax = 16_000;

    /// <summary>Characters of a word from which on it is searched as a beginning: one letter stands before too much.</summary>
    public const int PrefixCharsMin = 2;

    /// <summary>Messages in one page.</summary>
    public const int PageMax = 50;

    public const int PageDefault = 20;

    /// <summary>The newest of what is found, which are put in order when the most relevant are asked for.</summary>
    public const int CandidatesMax = 500;

    /// <summary>UTF-16 units of a candidate that are read to judge it.</summary>
    public const int JudgedCharsMax = 2_000;

    /// <summary>Entries of the whole server that SQLite looks at before it looks in the asker's conversations alone.</summary>
    public const int WalkMax = 2_000;

    /// <summary>The same for each message that is wanted, where many are.</summary>
    public const int WalkPerHit = 10;

    /// <summary>The newest entries of the whole server, about, among which PostgreSQL looks first.</summary>
    public const int WindowMax = 75_000;

    /// <summary>UTF-16 units of a message around the first place that is found.</summary>
    public const int SnippetChars = 240;

    /// <summary>People, and conversations, that come with the first page.</summary>
    public const int NamesMax = 5;

    /// <summary>How long PostgreSQL may look for messages.</summary>
    public const int SecondsMax = 10;

    /// <summary>Messages that are indexed in one transaction, of those that were there before: others write in between.</summary>
    public const int BatchMax = 200;
}
