using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts;

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string[]> Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public static async Task<ApiAnswer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase));

    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>A cookie as it was set, attributes and all.</summary>
    public string Cookie(string name) => Headers["Set-Cookie"].Single(line => line.StartsWith(name + "=", StringComparison.Ordinal));

    /// <summary>The body of a success.</summary>
    public JsonElement Ok(HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(Status == status, $"{(int)Status}: {Text}");
        return Json;
    }

    /// <summary>It was done, and there is nothing to say.</summary>
    public void Done(HttpStatusCode status = HttpStatusCode.NoContent) => Assert.True(Status == status, $"{(int)Status}: {Text}");

    /// <summary>It was refused with this code, as problem details. Returns them.</summary>
    public JsonElement Refused(HttpStatusCode status, string code)
    {
        Assert.True(Status == status, $"{(int)Status}: {Text}");
        Assert.StartsWith("application/problem+json", Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        return Json;
    }

    /// <summary>The fields that were refused.</summary>
    public string[] RefusedFields() => [.. Refused(HttpStatusCode.BadRequest, "invalid").GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)];
}
