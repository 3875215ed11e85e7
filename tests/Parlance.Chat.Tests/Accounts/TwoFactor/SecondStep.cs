using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

/// <summary>A sign-in that waits for its second factor.</summary>
internal sealed class SecondStep(AccountApi somebody, JsonElement wanted)
{
    public string Challenge { get; } = wanted.GetProperty("challenge").GetString()!;

    public string[] Methods { get; } = [.. wanted.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)];

    public static async Task<SecondStep> BeginAsync(ChatApp app, string login, string password = AccountApi.Password)
    {
        var somebody = app.Anyone();
        var answer = (await somebody.TryLoginAsync(login, password)).Ok();
        Assert.False(answer.TryGetProperty("accessToken", out _), "The first step alone has signed in.");
        return new(somebody, answer.GetProperty("secondFactor"));
    }

    public Task<ApiAnswer> TotpAsync(string code) => SendAsync(new { challenge = Challenge, method = "totp", code, client = "body" });

    public Task<ApiAnswer> RecoveryAsync(string code) => SendAsync(new { challenge = Challenge, method = "recovery", code, client = "body" });

    public Task<ApiAnswer> PasskeyAsync(object passkey) => SendAsync(new { challenge = Challenge, method = "passkey", passkey, client = "body" });

    public async Task<JsonElement> PasskeyOptionsAsync() =>
        (await somebody.PostAsync("auth/login/second-factor/passkey-options", new { challenge = Challenge })).Ok().GetProperty("options");

    /// <summary>The account behind an answer that signed in.</summary>
    public AccountApi SignedIn(ApiAnswer answer)
    {
        somebody.Signed(answer.Ok());
        return somebody;
    }

    private Task<ApiAnswer> SendAsync(object body) => somebody.PostAsync("auth/login/second-factor", body);
}
