using System.Buffers;

namespace Parlance.Chat.Hooks;

/// <summary>What a program posts: JSON, or a form whose field <c>payload</c> is JSON, whatever it says that it is.</summary>
internal static class HookBody
{
    private const string Field = "payload=";

    /// <returns>The JSON; null when there is more than a hook takes.</returns>
    public static async Task<string?> ReadAsync(Stream body, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HookLimits.BodyBytesMax + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(buffer.AsMemory(0, HookLimits.BodyBytesMax + 1), HookLimits.BodyBytesMax + 1, throwOnEndOfStream: false, cancel);
            return length > HookLimits.BodyBytesMax ? null : JsonOf(System.Text.Encoding.UTF8.GetString(buffer, 0, length).Trim());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    // Programs post JSON with the type of a form, and a form without one.
    private static string JsonOf(string text)
    {
        var field = text.StartsWith('{') ? null : Array.Find(text.Split('&'), part => part.StartsWith(Field, StringComparison.Ordinal));
        return field is null ? text : Uri.UnescapeDataString(field[Field.Length..].Replace('+', ' '));
    }
}
