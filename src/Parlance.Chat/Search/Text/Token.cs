namespace Parlance.Chat.Search.Text;

/// <summary>A word as it is searched by, and where it stands in the text.</summary>
/// <param name="Text">Folded: without case and diacritics.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">How many it has.</param>
internal readonly record struct Token(string Text, int Start, int Length)
{
    public int End => Start + Length;
}
