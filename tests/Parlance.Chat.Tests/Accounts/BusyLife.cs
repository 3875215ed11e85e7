using System.Net;
using System.Text.Json;
using Parlance.Chat.Mail;
using Parlance.Chat.Tests.Accounts.Passkeys;
using Parlance.Chat.Tests.Accounts.Tokens;
using Parlance.Chat.Tests.Accounts.TwoFactor;

namespace Parlance.Chat.Tests.Accounts;

/// <summary>Somebody who does all there is to do with an account, and every secret that they were given, or gave, on the way.</summary>
internal sealed class BusyLife(ChatApp app, AccountApi account, string email)
{
    private const string NextPassword = "an even better horse";
    private readonly List<(string What, string Secret)> _secrets = [];

    /// <summary>What it is, and how it was shown.</summary>
    public IReadOnlyList<(string What, string Secret)> Secrets => _secrets;

    public string NextEmail { get; } = "next-" + email;

    /// <summary>An administrator who has just registered with that address, on a server whose mail is real.</summary>
    public async Task LiveAsync()
    {
        Note("the password", AccountApi.Password);
        NoteSession();
        await ProveAddressAsync();
        await MakeTokensAsync();
        await SignInInTwoStepsAsync();
        await ChangePasswordAsync();
        await AskForMailsAsync();
        await ChangeProfileAsync();
    }

    private async Task ProveAddressAsync()
    {
        var mail = await app.Mail.NextAsync(email);
        Note("the link that proves the address", Mailbox.TokenOf(mail));
        (await account.PostAsync("auth/email/verify", new { code = Noted("the code that proves the address", Mailbox.CodeOf(mail)) })).Done();
    }

    private async Task MakeTokensAsync()
    {
        Note("a personal token", Text((await account.PostAsync("me/tokens", new { name = "mine", scopes = Scopes.Read })).Ok(HttpStatusCode.Created), "token"));
        var bot = Text((await account.PostAsync("bots", new { username = "robot" })).Ok(HttpStatusCode.Created), "id");
        Note("a bot's token", Text((await account.PostAsync($"bots/{bot}/tokens", new { name = "its", scopes = Scopes.Read })).Ok(HttpStatusCode.Created), "token"));
        Note("an invitation", Text((await account.PostAsync("invitations", new { role = "guest" })).Ok(HttpStatusCode.Created), "token"));
    }

    private async Task SignInInTwoStepsAsync()
    {
        Note("the beginning of a new passkey", Text((await account.PostAsync("me/passkeys/options")).Ok(), "challenge"));
        using var laptop = new SoftAuthenticator();
        await account.AddPasskeyAsync(laptop);
        var (phone, recoveryCodes) = await AuthenticatorApp.SetUpAsync(app, account);
        Note("the app's secret", Convert.ToBase64String(phone.Secret));
        foreach (var code in recoveryCodes)
        {
            Note("a recovery code", code);
            Note("a recovery code without hyphens", code.Replace("-", "", StringComparison.Ordinal));
        }

        Note("a first step", (await SecondStep.BeginAsync(app, email)).Challenge);
        var second = await SecondStep.BeginAsync(app, email);
        var elsewhere = second.SignedIn(await second.TotpAsync(phone.NextCode()));
        Note("another access token", elsewhere.Token!);
        Note("another refresh token", elsewhere.RefreshToken);
        Note("the beginning of a sign-in by passkey", Text((await account.PostAsync("auth/passkey/options")).Ok(), "challenge"));
    }

    private async Task ChangePasswordAsync()
    {
        (await account.PostAsync("me/password", new { currentPassword = AccountApi.Password, password = Noted("the next password", NextPassword) })).Done();
        await account.RefreshAsync();
        NoteSession();
    }

    private async Task AskForMailsAsync()
    {
        (await account.PostAsync("auth/password/forgot", new { email })).Done(HttpStatusCode.Accepted);
        NoteProof("a new password", await NextWithLinkAsync(email));
        (await account.PostAsync("me/email", new { email = NextEmail })).Done(HttpStatusCode.Accepted);
        NoteProof("a new address", await NextWithLinkAsync(NextEmail));
    }

    // Between those that prove something come those that only tell of it.
    private async Task<MailMessage> NextWithLinkAsync(string to)
    {
        while (true)
        {
            if (await app.Mail.NextAsync(to) is var mail && Mailbox.TokenOf(mail).Length > 0)
            {
                return mail;
            }
        }
    }

    private void NoteProof(string of, MailMessage mail)
    {
        Note($"the link of {of}", Mailbox.TokenOf(mail));
        Note($"the code of {of}", Mailbox.CodeOf(mail));
    }

    private async Task ChangeProfileAsync() =>
        (await account.PatchAsync("me", new { displayName = "Busy Ann", bio = "Busy", statusText = "At it" })).Ok();

    private void NoteSession()
    {
        Note("an access token", account.Token!);
        Note("a refresh token", account.RefreshToken);
    }

    private string Noted(string what, string secret)
    {
        Assert.False(string.IsNullOrEmpty(secret), what);
        _secrets.Add((what, secret));
        return secret;
    }

    private void Note(string what, string secret) => Noted(what, secret);

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
