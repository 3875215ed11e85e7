namespace Parlance.Chat.Tests.Admin;

public sealed class ServerInfoTests
{
    [Fact]
    public async Task A_new_server_says_that_it_needs_its_first_account()
    {
        await using var app = await ChatApp.StartAsync();

        var before = (await app.Anyone().GetAsync("server")).Ok();
        await app.SomebodyAsync("ann");
        var after = (await app.Anyone().GetAsync("server")).Ok();

        Assert.True(before.GetProperty("needsFirstAccount").GetBoolean());
        Assert.False(after.GetProperty("needsFirstAccount").GetBoolean());
        Assert.Equal(("Parlance", "open", "optional"), (after.GetProperty("name").GetString(), after.GetProperty("registration").GetString(), after.GetProperty("emailVerification").GetString()));
        Assert.False(after.GetProperty("mail").GetBoolean());
        Assert.True(after.GetProperty("passkeys").GetBoolean());
        Assert.Empty(after.GetProperty("providers").EnumerateArray());
        Assert.Empty(after.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Mail_that_leaves_the_server_makes_verification_required()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);

        var server = (await app.Anyone().GetAsync("server")).Ok();

        Assert.True(server.GetProperty("mail").GetBoolean());
        Assert.Equal("required", server.GetProperty("emailVerification").GetString());
    }

    [Theory]
    [InlineData("chat.example.org", true)]
    [InlineData("192.168.1.5:5080", true)]
    [InlineData("localhost:5080", false)]
    [InlineData("chat.localhost", false)]
    [InlineData("[::1]:5080", false)]
    public async Task Plain_http_from_afar_is_warned_of(string host, bool warned)
    {
        await using var app = await ChatApp.StartAsync();

        var server = (await app.Anyone().SendAsync(HttpMethod.Get, "server", body: null, ("Host", host))).Ok();

        Assert.Equal(warned ? ["insecure_http"] : [], server.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
    }
}
