using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Gateways;

public sealed class GatewayRefusalTests
{
    private const string Required = """[{"error":{"code":"invalid","message":"'a' is required."}}]""";
    private const string Unreadable = """[{"error":{"code":"invalid","message":"'a' could not be read."}}]""";

    [Theory]
    [InlineData("""["sum"]""", Required)]
    [InlineData("""["sum",null]""", Unreadable)]
    [InlineData("""["sum","one"]""", Unreadable)]
    [InlineData("""["sum",{}]""", Unreadable)]
    [InlineData("""["sum",1e99]""", Unreadable)]
    [InlineData("""["point",null]""", """[{"error":{"code":"invalid","message":"'point' is required."}}]""")]
    [InlineData("""["point",{"x":"?"}]""", """[{"error":{"code":"invalid","message":"'x' could not be read.","fields":{"x":["'x' could not be read."]}}}]""")]
    [InlineData("""["property",{"name":5},1]""", """[{"error":{"code":"invalid","message":"'name' could not be read.","fields":{"name":["'name' could not be read."]}}}]""")]
    [InlineData("""["property",{},1]""", """[{"error":{"code":"invalid","message":"'name' is required.","fields":{"name":["'name' is required."]}}}]""")]
    [InlineData("""["property",[],1]""", """[{"error":{"code":"invalid","message":"'name' is required.","fields":{"name":["'name' is required."]}}}]""")]
    [InlineData("""["names",["a",null]]""", """[{"error":{"code":"invalid","message":"The item field is required.","fields":{"[1]":["The item field is required."]}}}]""")]
    public async Task Arguments_that_are_missing_or_wrong_are_refused_in_our_own_words(string sent, string acknowledged)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        Assert.Equal(acknowledged, await client.Ask(sent));
        Assert.Equal("[1]", await client.Ask("""["calls"]"""));
    }

    [Theory]
    [InlineData("""{"name":"x","age":20,"mail":"m"}""", "name")]
    [InlineData("""{"name":"ann","age":1,"mail":"m"}""", "age")]
    [InlineData("""{"age":20,"mail":"m"}""", "name")]
    [InlineData("""{"name":"ann","age":20}""", "mail")]
    [InlineData("""{"name":"ann","age":20,"mail":"m","e_mail":"none"}""", "e_mail")]
    [InlineData("""{"name":"admin","age":20,"mail":"m"}""", "name")]
    [InlineData("""{"name":"ann","age":20,"mail":"m","friend":{"name":"ann","age":20}}""", "friend.mail")]
    [InlineData("""{"name":"ann","age":20,"mail":"m","others":[{"name":"ann","age":20,"mail":"m"},{"name":"ann","age":5,"mail":"m"}]}""", "others[1].age")]
    [InlineData("""{"name":"ann","age":20,"mail":"m"},9""", "level")]
    public async Task What_breaks_a_rule_is_refused_by_field_and_the_handler_does_not_run(string arguments, string field)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        var answer = await client.Ask($$"""["register",{{arguments}}]""");

        Assert.StartsWith("""[{"error":{"code":"invalid","message":""", answer, StringComparison.Ordinal);
        Assert.Contains($$$"""
            "fields":{"{{{field}}}":["
            """, answer, StringComparison.Ordinal);
        Assert.Empty(app.Journal.Entries);
    }

    [Fact]
    public async Task What_keeps_the_rules_passes()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        Assert.Equal("""["ann0"]""", await client.Ask("""["register",{"name":"ann","age":20,"mail":"m","friend":null,"others":[],"e_mail":"a@b.c"}]"""));
    }

    [Fact]
    public async Task A_flood_of_wrong_items_gets_a_short_answer()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        var answer = await client.Ask($$"""["names",[{{string.Join(',', Enumerable.Repeat("null", 50_000))}}]]""");

        Assert.InRange(answer.Length, 100, 10_000);
    }

    [Fact]
    public async Task An_unexpected_exception_tells_the_client_nothing_and_the_log_all()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");
        const string Internal = """{"error":{"code":"internal","message":"Internal server error"}}""";

        Assert.Equal($"[{Internal}]", await client.Ask("""["fail","unexpected"]"""));
        Assert.Equal($"[{Internal}]", await client.Ask("""["fail:task"]"""));
        await client.Tell("""["fail","unexpected"]""");
        Assert.Equal($$"""2["exception",{{Internal}}]""", await client.Receive());

        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("the password is 1234", app.Log.TakeError(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_expected_failure_goes_out_as_it_is_and_is_not_logged()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");
        const string NotFound = """{"error":{"code":"not_found","message":"No such room","data":{"room":7}}}""";

        Assert.Equal($"[{NotFound}]", await client.Ask("""["fail","expected"]"""));
        await client.Tell("""["fail","expected"]""");
        Assert.Equal($$"""2["exception",{{NotFound}}]""", await client.Receive());
    }

    private static Task<GatewayApp> Start() => GatewayApp.StartAsync(io =>
    {
        io.AddGateway<BindingGateway>();
        io.Services.AddScoped<ScopedPart>();
        io.Services.AddKeyedSingleton("key", "secret");
    });
}
