using System.Text.Json;

namespace Parlance.Chat.Tests;

internal static class Refused
{
    /// <summary>The answer is a refusal with this code. Returns what it says beside.</summary>
    public static JsonElement As(string code, JsonElement answer)
    {
        Assert.False(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        var error = answer.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        return error;
    }
}
