using Microsoft.AspNetCore.Http;

namespace Parlance.Chat.Pictures;

/// <summary>How pictures that came from others are served.</summary>
internal static class PictureAnswer
{
    private const int IdChars = 64;

    /// <summary>The id in an address, or null for what is none.</summary>
    public static byte[]? IdOf(string text) => text.Length is IdChars && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : null;

    /// <summary>The same address is the same picture for ever; whoever opens it by itself gets a picture and nothing that runs.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id in its address.</param>
    /// <param name="name">What to save it as, without an ending.</param>
    /// <param name="picture">The picture.</param>
    public static IResult Of(HttpContext context, string id, string name, Picture picture)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = $"inline; filename=\"{name}.{picture.Type["image/".Length..]}\"";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Bytes(picture.Content, picture.Type, entityTag: new($"\"{id}\""));
    }
}

/// <summary>A picture as it lies in the database.</summary>
internal sealed record Picture
{
    /// <summary>Its media type.</summary>
    public string Type { get; init; } = "";

    public byte[] Content { get; init; } = [];
}
