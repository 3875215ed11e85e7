using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parlance.Chat.Previews;

/// <summary>What a link leads to, as the page says of itself.</summary>
/// <param name="Url">The link, as it is in the message's <c>links</c>.</param>
/// <param name="Title">What the page is called; empty for a picture.</param>
/// <param name="Description">What it is about; may be empty.</param>
/// <param name="Site">Whose it is, or its host.</param>
/// <param name="Image">A picture of it; null if there is none.</param>
internal sealed record PreviewCard(string Url, string Title, string Description, string Site, PreviewImage? Image)
{
    /// <summary>About how many bytes it is in an answer.</summary>
    public int Size => 250 + Encoding.UTF8.GetByteCount(Url) + Encoding.UTF8.GetByteCount(Title) + Encoding.UTF8.GetByteCount(Description) + Site.Length;

    /// <summary>By what an address is known in the tables. What follows a '#' is the reader's.</summary>
    public static byte[] KeyOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url.Split('#', 2)[0]));

    /// <summary>The cards of a message. One damaged row keeps nobody from reading the page that it is on.</summary>
    public static IReadOnlyList<PreviewCard> Parse(string? json)
    {
        try
        {
            return json is null ? [] : JsonSerializer.Deserialize<List<PreviewCard>>(json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static string? Write(IReadOnlyList<PreviewCard> cards) => cards.Count is 0 ? null : JsonSerializer.Serialize(cards);
}

/// <summary>A picture that this server keeps: nobody's client asks another server for it.</summary>
/// <param name="Hash">Its address is <c>/api/v1/previews/images/</c> and this.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record PreviewImage(string Hash, int Width, int Height);
