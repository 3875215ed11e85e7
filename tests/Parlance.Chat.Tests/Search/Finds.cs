using System.Text.Json;

namespace Parlance.Chat.Tests.Search;

/// <summary>What somebody finds.</summary>
internal static class Finds
{
    /// <summary>The texts of the messages on the first page, in its order.</summary>
    public static async Task<string[]> FindAsync(this Chatter who, string q, string? order = null, string? timeZone = null) =>
        Texts(await who.DoAsync("search:find", new { q, order, timeZone, limit = 50 }));

    /// <summary>Says something a second later: whatever has one time has no order that is promised.</summary>
    public static Task<JsonElement> SayNextAsync(this ChatApp app, Chatter who, string conversation, string text)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return who.SayAsync(conversation, text);
    }

    public static string[] Texts(JsonElement found) =>
        [.. found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("message").GetProperty("text").GetString()!)];

    /// <summary>The texts of all pages.</summary>
    public static async Task<List<string>> FindAllAsync(this Chatter who, string q, int limit, string? order = null, Func<Task>? between = null)
    {
        var (texts, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await who.DoAsync("search:find", new { q, order, cursor, limit });
            Assert.InRange(page.GetProperty("items").GetArrayLength(), cursor is null ? 0 : 1, limit);
            texts.AddRange(Texts(page));
            cursor = page.GetProperty("next").GetString();
            await (between?.Invoke() ?? Task.CompletedTask);
        }
        while (cursor is not null);
        return texts;
    }
}
