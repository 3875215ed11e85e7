using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

/// <summary>What people do with passkeys.</summary>
internal static class PasskeyApi
{
    /// <summary>Adds a passkey to an account that has signed in just now.</summary>
    public static async Task<JsonElement> AddPasskeyAsync(this AccountApi somebody, SoftAuthenticator authenticator, string name = "Laptop") =>
        (await somebody.TryAddPasskeyAsync(authenticator, name: name)).Ok(HttpStatusCode.Created);

    public static async Task<ApiAnswer> TryAddPasskeyAsync(this AccountApi somebody, SoftAuthenticator authenticator, Ceremony? ceremony = null, string name = "Laptop")
    {
        var begun = (await somebody.PostAsync("me/passkeys/options")).Ok();
        var passkey = authenticator.Create(begun.GetProperty("options"), ceremony);
        return await somebody.PostAsync("me/passkeys", new { challenge = begun.GetProperty("challenge").GetString(), passkey, name });
    }

    public static async Task<ApiAnswer> TryPasskeySignInAsync(this AccountApi stranger, SoftAuthenticator authenticator, Ceremony? ceremony = null)
    {
        var begun = (await stranger.PostAsync("auth/passkey/options")).Ok();
        var passkey = authenticator.Get(begun.GetProperty("options"), ceremony);
        return await stranger.PostAsync("auth/passkey", new { challenge = begun.GetProperty("challenge").GetString(), passkey, client = "body" });
    }

    public static async Task<AccountApi> PasskeySignInAsync(this ChatApp app, SoftAuthenticator authenticator)
    {
        var somebody = app.Anyone();
        somebody.Signed((await somebody.TryPasskeySignInAsync(authenticator)).Ok());
        return somebody;
    }

    public static async Task<JsonElement> SignInMethodsAsync(this AccountApi somebody) => (await somebody.GetAsync("me/sign-in-methods")).Ok();
}
