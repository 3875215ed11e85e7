namespace Parlance.Chat.Tests.Accounts.Devices;

/// <summary>A browser that keeps its cookies, as far as signing in goes.</summary>
internal sealed class Device
{
    private const string DeviceCookie = "__Host-parlance_device";
    private const string RefreshCookie = "__Host-parlance_refresh";
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    private Device(AccountApi account) => Account = account;

    /// <summary>Who is signed in there.</summary>
    public AccountApi Account { get; }

    /// <summary>How the device's cookie was written.</summary>
    public string SetCookie { get; private set; } = "";

    public string Secret => _cookies[DeviceCookie];

    public static async Task<Device> SignInAsync(ChatApp app, string login)
    {
        var device = new Device(app.Anyone());
        (await device.TryLoginAsync(login)).Ok();
        return device;
    }

    public async Task<ApiAnswer> TryLoginAsync(string login, string password = AccountApi.Password)
    {
        var answer = await SendAsync("auth/login", new { login, password });
        if (answer.Status is System.Net.HttpStatusCode.OK)
        {
            Account.Token = answer.Json.GetProperty("accessToken").GetString();
        }

        return answer;
    }

    public Task<ApiAnswer> LogoutAsync() => SendAsync("auth/logout", new { });

    private async Task<ApiAnswer> SendAsync(string path, object body)
    {
        var cookies = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        var answer = await Account.SendAsync(HttpMethod.Post, path, body, ("Cookie", cookies), ("X-Parlance-Csrf", "1"));
        foreach (var line in answer.Headers.GetValueOrDefault("Set-Cookie") ?? [])
        {
            Keep(line);
        }

        return answer;
    }

    private void Keep(string line)
    {
        var pair = line.Split(';')[0].Split('=', 2);
        _cookies[pair[0]] = pair[1];
        if (pair[0] is DeviceCookie)
        {
            SetCookie = line;
        }

        Assert.True(pair[0] is DeviceCookie or RefreshCookie, line);
    }
}
