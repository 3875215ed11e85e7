using System.Net;
using System.Text.Json.Nodes;
using Parlance.Chat.Tests.Accounts.TwoFactor;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

[Trait("pace", "slow")]
public sealed class PasskeyRegistrationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_passkey_is_added_with_no_attestation_or_its_own(bool selfAttestation)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator { Synced = true };

        var added = (await ann.TryAddPasskeyAsync(authenticator, new() { SelfAttestation = selfAttestation })).Ok(HttpStatusCode.Created);

        var listed = Assert.Single((await ann.SignInMethodsAsync()).GetProperty("passkeys").EnumerateArray());
        Assert.Equal(added.ToString(), listed.ToString());
        Assert.Equal("Laptop", added.GetProperty("name").GetString());
        Assert.True(added.GetProperty("backedUp").GetBoolean());
        Assert.Equal(app.Clock.GetUtcNow(), added.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, added.GetProperty("lastUsedAt").ValueKind);
    }

    [Fact]
    public async Task The_options_ask_for_a_passkey_that_is_good_alone_and_is_not_there_yet()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);

        var options = (await ann.PostAsync("me/passkeys/options")).Ok().GetProperty("options");

        Assert.Equal("localhost", options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal("ann", options.GetProperty("user").GetProperty("name").GetString());
        var selection = options.GetProperty("authenticatorSelection");
        Assert.Equal("required", selection.GetProperty("residentKey").GetString());
        Assert.Equal("required", selection.GetProperty("userVerification").GetString());
        var excluded = Assert.Single(options.GetProperty("excludeCredentials").EnumerateArray());
        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(authenticator.CredentialId), excluded.GetProperty("id").GetString());
        Assert.Equal(["internal", "hybrid"], excluded.GetProperty("transports").EnumerateArray().Select(transport => transport.GetString()));
    }

    public static TheoryData<string> WrongCeremonies => ["origin", "port", "scheme", "cross-origin", "relying party", "challenge", "type", "not present", "not verified"];

    [Theory]
    [MemberData(nameof(WrongCeremonies))]
    public async Task What_was_made_for_somewhere_else_or_in_another_way_is_refused(string wrong)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();

        Assert.Equal(["passkey"], (await ann.TryAddPasskeyAsync(authenticator, WrongCeremony.Of(wrong))).RefusedFields());

        Assert.Empty((await ann.SignInMethodsAsync()).GetProperty("passkeys").EnumerateArray());
    }

    [Fact]
    public async Task A_ceremony_is_good_once_for_ten_minutes_and_for_who_began_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var first = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        var begun = (await ann.PostAsync("me/passkeys/options")).Ok();
        var challenge = begun.GetProperty("challenge").GetString();
        object Body(SoftAuthenticator authenticator) => new { challenge, passkey = authenticator.Create(begun.GetProperty("options")), name = "Key" };

        (await ann.PostAsync("me/passkeys", Body(first))).Ok(HttpStatusCode.Created);
        (await ann.PostAsync("me/passkeys", Body(second))).Refused(HttpStatusCode.NotFound, "not_found");

        var stolen = (await ann.PostAsync("me/passkeys/options")).Ok();
        (await bob.PostAsync("me/passkeys", new { challenge = stolen.GetProperty("challenge").GetString(), passkey = second.Create(stolen.GetProperty("options")), name = "Key" }))
            .Refused(HttpStatusCode.NotFound, "not_found");
        var signIn = (await ann.PostAsync("auth/passkey/options")).Ok().GetProperty("challenge").GetString();
        (await ann.PostAsync("me/passkeys", new { challenge = signIn, passkey = second.Create(begun.GetProperty("options")), name = "Key" }))
            .Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task One_credential_belongs_to_one_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var authenticator = new SoftAuthenticator();
        using var copy = new SoftAuthenticator { CredentialId = authenticator.CredentialId };
        await ann.AddPasskeyAsync(authenticator);

        Assert.Equal(["passkey"], (await bob.TryAddPasskeyAsync(copy)).RefusedFields());
        Assert.Equal(["passkey"], (await ann.TryAddPasskeyAsync(copy)).RefusedFields());
    }

    [Fact]
    public async Task An_account_has_twenty_passkeys_at_most()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var last = new SoftAuthenticator();
        var begun = (await ann.PostAsync("me/passkeys/options")).Ok();
        for (var index = 0; index < 20; index++)
        {
            using var authenticator = new SoftAuthenticator();
            await ann.AddPasskeyAsync(authenticator);
        }

        (await ann.PostAsync("me/passkeys/options")).Refused(HttpStatusCode.Conflict, "conflict");
        (await ann.PostAsync("me/passkeys", new { challenge = begun.GetProperty("challenge").GetString(), passkey = last.Create(begun.GetProperty("options")), name = "Key" }))
            .Refused(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Names_have_1_to_64_characters()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        Assert.Equal(["name"], (await ann.TryAddPasskeyAsync(authenticator, name: new string('x', 65))).RefusedFields());
        var id = (await ann.AddPasskeyAsync(authenticator, new string('x', 64))).GetProperty("id").GetString();

        Assert.Equal(["name"], (await ann.PatchAsync($"me/passkeys/{id}", new { name = " " })).RefusedFields());
        Assert.Equal("Ann's key", (await ann.PatchAsync($"me/passkeys/{id}", new { name = " Ann's key " })).Ok().GetProperty("name").GetString());
    }

    [Fact]
    public async Task Nobody_renames_or_removes_anothers_passkey()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var authenticator = new SoftAuthenticator();
        var id = (await ann.AddPasskeyAsync(authenticator)).GetProperty("id").GetString();

        (await bob.PatchAsync($"me/passkeys/{id}", new { name = "Mine" })).Refused(HttpStatusCode.NotFound, "not_found");
        (await bob.DeleteAsync($"me/passkeys/{id}")).Refused(HttpStatusCode.NotFound, "not_found");

        Assert.Equal("Laptop", Assert.Single((await ann.SignInMethodsAsync()).GetProperty("passkeys").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Rubbish_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        JsonNode[] rubbish =
        [
            new JsonObject(),
            new JsonObject { ["id"] = "AAAA", ["type"] = "public-key", ["response"] = new JsonObject { ["clientDataJSON"] = "!!", ["attestationObject"] = "" } },
            JsonValue.Create("text"),
            new JsonObject { ["id"] = new string('A', 70_000) },
        ];
        foreach (var passkey in rubbish)
        {
            var challenge = (await ann.PostAsync("me/passkeys/options")).Ok().GetProperty("challenge").GetString();
            Assert.Equal(["passkey"], (await ann.PostAsync("me/passkeys", new { challenge, passkey, name = "Key" })).RefusedFields());
        }

        await ann.AddPasskeyAsync(authenticator);
    }

    [Theory]
    [InlineData("POST", "me/passkeys/options")]
    [InlineData("POST", "me/passkeys")]
    [InlineData("DELETE", "me/passkeys/01976e3a-0000-7000-8000-000000000000")]
    public async Task A_session_whose_owner_has_not_proved_themselves_lately_changes_nothing(string method, string path)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.SendAsync(new HttpMethod(method), path, new { })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }

    [Fact]
    public async Task The_owner_hears_of_a_new_passkey_at_an_address_that_they_have_proved()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        await app.ProveAddressesAsync();
        await app.Mail.NextAsync("ann@example.org");
        using var authenticator = new SoftAuthenticator();

        await ann.AddPasskeyAsync(authenticator);

        Assert.Contains("settings/security", (await app.Mail.NextAsync("ann@example.org")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_way_to_sign_in_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        using var other = new SoftAuthenticator();
        var id = (await ann.AddPasskeyAsync(authenticator)).GetProperty("id").GetString();
        await app.ForgetPasswordAsync("ann");

        (await ann.DeleteAsync($"me/passkeys/{id}")).Refused(HttpStatusCode.Conflict, "last_sign_in_method");
        await app.PasskeySignInAsync(authenticator);

        await ann.AddPasskeyAsync(other);
        (await ann.DeleteAsync($"me/passkeys/{id}")).Done();
        (await app.Anyone().TryPasskeySignInAsync(authenticator)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Of_two_removals_at_once_of_the_last_two_ways_one_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var ids = new List<string>();
        for (var index = 0; index < 2; index++)
        {
            using var authenticator = new SoftAuthenticator();
            ids.Add((await ann.AddPasskeyAsync(authenticator)).GetProperty("id").GetString()!);
        }

        await app.ForgetPasswordAsync("ann");

        var answers = await Task.WhenAll(ids.Select(id => ann.DeleteAsync($"me/passkeys/{id}")));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.NoContent);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict);
    }
}
