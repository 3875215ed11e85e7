using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Parlance.Chat.Tests.Accounts.Sockets;

namespace Parlance.Chat.Tests.Accounts.Tokens;

/// <summary>Access tokens that the server has not given out in this form (RFC 8725): none opens a door, over HTTP or by a socket.</summary>
[Trait("pace", "slow")]
public sealed class ForgedTokenTests
{
    private static readonly Dictionary<string, Func<TokenForge, string>> Forgeries = new(StringComparer.Ordinal)
    {
        ["another audience"] = forge => Claim(forge, "aud", "another"),
        ["no audience"] = forge => Claim(forge, "aud", value: null),
        ["one audience of several"] = forge => Claim(forge, "aud", new JsonArray("parlance", "another")),
        ["another issuer"] = forge => Claim(forge, "iss", "https://elsewhere.example"),
        ["an issuer that begins alike"] = forge => Claim(forge, "iss", $"{forge.Payload["iss"]}.example"),
        ["no issuer"] = forge => Claim(forge, "iss", value: null),
        ["no account"] = forge => Claim(forge, "sub", value: null),
        ["no session"] = forge => Claim(forge, "sid", value: null),
        ["a name for a session"] = forge => Claim(forge, "sid", "' OR 1=1 --"),
        ["another type"] = forge => HeaderOf(forge, "typ", "JWT").SignedByServer(),
        ["another algorithm, well signed"] = forge => HeaderOf(forge, "alg", "ES384").SignedByServer(),
        ["the algorithm none"] = forge => HeaderOf(forge, "alg", "none").Unsigned(),
        ["the algorithm nOnE"] = forge => HeaderOf(forge, "alg", "nOnE").Unsigned(),
        ["no signature"] = forge => forge.Unsigned(),
        ["HS256 with the public key"] = forge => HeaderOf(forge, "alg", "HS256").SignedWithPublicKey(asPem: false),
        ["HS256 with the public key as a file"] = forge => HeaderOf(forge, "alg", "HS256").SignedWithPublicKey(asPem: true),
        ["somebody else's key"] = forge => forge.SignedByForeigner(),
        ["a key that is in no row"] = forge => HeaderOf(forge, "kid", "AAAAAAAAAAAA").SignedByForeigner(),
        ["the server's key under another name"] = forge => HeaderOf(forge, "kid", "AAAAAAAAAAAA").SignedByServer(),
        ["a question in place of the key's name"] = forge => HeaderOf(forge, "kid", "' OR '1'='1").SignedByForeigner(),
        ["a path in place of the key's name"] = forge => HeaderOf(forge, "kid", "../../dev/null").SignedByForeigner(),
        ["no name of a key"] = forge => HeaderOf(forge, "kid", value: null).SignedByServer(),
        ["a key that comes along"] = forge => HeaderOf(forge, "jwk", forge.ForeignJwk).SignedByForeigner(),
    };

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_token_that_is_not_wholly_ours_opens_nothing(string forgery)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var forge = await TokenForge.OfAsync(app, ann);

        await OpensNothingAsync(app, Forgeries[forgery](forge), "unauthenticated");
    }

    [Fact]
    public async Task The_same_token_signed_again_is_good_so_that_the_changes_are_what_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var forge = await TokenForge.OfAsync(app, ann);
        HeaderOf(forge, "extra", "what is not read harms nobody");

        ann.Token = forge.SignedByServer();

        (await ann.GetAsync("me")).Ok();
        foreach (var door in (string[])[Line.WebSocket, Line.Polling, Line.Bare])
        {
            await Line.OpenAsync(app, door, ann.Token);
        }
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task A_key_that_lies_elsewhere_is_not_fetched(string member)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        using var forge = await TokenForge.OfAsync(app, ann);
        HeaderOf(forge, member, $"http://{elsewhere.LocalEndpoint}/keys.json");

        await OpensNothingAsync(app, forge.SignedByForeigner(), "unauthenticated");

        Assert.False(elsewhere.Pending(), "The server has asked for the key.");
    }

    [Fact]
    public async Task A_token_is_for_the_session_of_its_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var forge = await TokenForge.OfAsync(app, bob);

        await OpensNothingAsync(app, Claim(forge, "sub", ann.UserId), "session_ended");
    }

    [Fact]
    public async Task A_token_whose_time_is_over_or_was_never_said_has_expired()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var forge = await TokenForge.OfAsync(app, ann);

        await OpensNothingAsync(app, Claim(forge, "exp", app.Clock.GetUtcNow().ToUnixTimeSeconds()), "token_expired");
        await OpensNothingAsync(app, Claim(forge, "exp", value: null), "token_expired");
        await OpensNothingAsync(app, Claim(forge, "exp", "tomorrow"), "unauthenticated");
    }

    private static async Task OpensNothingAsync(ChatApp app, string token, string code)
    {
        var thief = app.Anyone();
        thief.Token = token;
        (await thief.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, code);
        foreach (var door in (string[])[Line.WebSocket, Line.Polling, Line.Bare])
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<LineRefusedException>(() => Line.OpenAsync(app, door, token))).Message);
        }
    }

    private static string Claim(TokenForge forge, string name, JsonNode? value)
    {
        forge.Payload[name] = value;
        if (value is null)
        {
            forge.Payload.Remove(name);
        }

        return forge.SignedByServer();
    }

    private static TokenForge HeaderOf(TokenForge forge, string name, JsonNode? value)
    {
        forge.Header[name] = value;
        if (value is null)
        {
            forge.Header.Remove(name);
        }

        return forge;
    }
}
