namespace Parlance.Chat.Search.Text;

/// <summary>What a character is to the search.</summary>
internal enum LetterKind
{
    /// <summary>It stands between words.</summary>
    None,

    /// <summary>It belongs to whatever it stands on, and is passed over.</summary>
    Mark,

    /// <summary>A letter or a digit of a script in which words have spaces between them.</summary>
    Spaced,

    /// <summary>One of a script in which they have none.</summary>
    Unspaced,

    /// <summary>An emoji or the like, a word by itself.</summary>
    Picture,
}
