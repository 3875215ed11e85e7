namespace Parlance.Chat.Folders;

internal static class FolderLimits
{
    /// <summary>Folders that one account has at a time.</summary>
    public const int FoldersMax = 100;

    /// <summary>Folders that one account has ever made: those that are gone stay as rows that say so.</summary>
    public const int FoldersEverMax = 2_000;

    /// <summary>Conversations that one account has put among its favourites and into folders.</summary>
    public const int PlacesMax = 1_000;

    public const int NameCharsMax = 50;
}
