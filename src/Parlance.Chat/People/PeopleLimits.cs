namespace Parlance.Chat.People;

internal static class PeopleLimits
{
    /// <summary>People who are asked for by one request.</summary>
    public const int AskedMax = 100;

    /// <summary>Cards that come with an answer about something else; of further people clients ask.</summary>
    public const int NamedMax = 1_000;

    public const int SearchCharsMax = 64;
}
