using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Server.Tests;

/// <summary>Somebody who makes an account in order to come in.</summary>
internal static class Newcomer
{
    /// <summary>Makes an account, and returns its access token.</summary>
    public static async Task<string> RegisterAsync(Uri address, string username)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.PostAsJsonAsync(
            "/api/v1/auth/register",
            new { username, password = "correct horse battery", client = "body" },
            TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer.GetProperty("accessToken").GetString()!;
    }
}
