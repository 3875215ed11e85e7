namespace Parlance.Chat.Previews;

internal static class PreviewLimits
{
    /// <summary>Links of one message that are looked at: the first.</summary>
    public const int LinksMax = 3;

    /// <summary>Bytes of a page: what it says of itself is at its beginning.</summary>
    public const int PageBytesMax = 512 * 1024;

    /// <summary>Bytes of a picture.</summary>
    public const int ImageBytesMax = 1024 * 1024;

    /// <summary>Pixels of a picture to a side; it takes memory by them, in every client that shows it.</summary>
    public const int ImageSideMax = 6_000;

    /// <summary>How often a page or a picture may lead on.</summary>
    public const int RedirectsMax = 5;

    public const int TitleCharsMax = 200;

    public const int DescriptionCharsMax = 500;

    public const int SiteCharsMax = 80;

    /// <summary>Times that a message is begun with: one that ends every node that looks at it is not looked at for ever.</summary>
    public const int AttemptsMax = 3;

    /// <summary>Expired pages, and pictures that nobody shows, that are deleted by one commit.</summary>
    public const int SweptMax = 200;

    /// <summary>The time that one page may take, and one picture: both, one after the other, fit into an attempt.</summary>
    public static readonly TimeSpan FetchWithin = TimeSpan.FromSeconds(8);

    /// <summary>The time for which a page is what it was.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(24);

    /// <summary>The time for which there is nothing at an address, where there was nothing.</summary>
    public static readonly TimeSpan NothingFor = TimeSpan.FromMinutes(10);

    /// <summary>The time after which a picture that nobody shows is gone.</summary>
    public static readonly TimeSpan ImageFor = TimeSpan.FromDays(2);

    /// <summary>How often it is looked for what is to be deleted.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(30);
}
