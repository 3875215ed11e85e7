using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Gateways;

public sealed class GatewayBindingTests
{
    [Theory]
    [InlineData("""["sum",1,2]""", "[3]")]
    [InlineData("""["sum",1]""", "[11]")]
    [InlineData("""["sum",1,2,3]""", "[3]")]
    [InlineData("""["point",{"x":1,"y":2}]""", """[{"x":2,"y":1}]""")]
    [InlineData("""["point:task",{"x":1,"y":2}]""", """[{"x":2,"y":1}]""")]
    [InlineData("""["nothing"]""", "[]")]
    [InlineData("""["nothing:task"]""", "[]")]
    [InlineData("""["null"]""", "[]")]
    [InlineData("""["special","a","b"]""", """["/binding True True True 2 True"]""")]
    [InlineData("""["property",{"other":1,"name":"n"},5]""", """["n  5"]""")]
    [InlineData("""["raw",{"a":[1,2.50]}]""", """[{"a":[1,2.50]}]""")]
    [InlineData("""["names",["a","b"]]""", "[2]")]
    public async Task A_returned_value_is_the_acknowledgement(string sent, string acknowledged)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        Assert.Equal(acknowledged, await client.Ask(sent));
    }

    [Fact]
    public async Task Nothing_is_answered_when_nobody_asked()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        await client.Tell("""["sum",1,2]""");
        await client.Tell("""["nothing"]""");

        Assert.Equal("[1]", await client.Ask("""["calls"]"""));
    }

    [Fact]
    public async Task A_gateway_is_one_instance_for_all()
    {
        await using var app = await Start();
        await using var one = await app.ConnectAsync("/binding");
        await using var two = await app.ConnectAsync("/binding");

        Assert.Equal("[1]", await one.Ask("""["calls"]"""));
        Assert.Equal("[2]", await two.Ask("""["calls"]"""));
    }

    [Fact]
    public async Task A_handler_may_acknowledge_by_itself_and_once()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        Assert.Equal("""["early",1]""", await client.Ask("""["ack"]"""));
        await app.Journal.WaitFor("after ack");
        Assert.Equal("[1]", await client.Ask("""["calls"]"""));
    }

    [Fact]
    public async Task Binary_reaches_parameters_whole_or_by_property()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        await client.SendRaw("""451-/binding,7["bytes",{"_placeholder":true,"num":0}]""");
        await client.SendBinary([1, 2, 3]);
        Assert.Equal("37[3]", await client.Receive());

        await client.SendRaw("""451-/binding,8["property",{"name":"n","bytes":{"_placeholder":true,"num":0}},1]""");
        await client.SendBinary([1, 2]);
        Assert.Equal("""38["n 2 1"]""", await client.Receive());
    }

    [Fact]
    public async Task A_stream_is_events_of_the_same_name_and_then_the_acknowledgement()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        await client.SendRaw("""42/binding,3["count",2]""");

        Assert.Equal("""2["count",1]""", await client.Receive());
        Assert.Equal("""2["count",2]""", await client.Receive());
        Assert.Equal("33[]", await client.Receive());
    }

    [Fact]
    public async Task Streams_and_handlers_are_cancelled_on_disconnect_without_a_word()
    {
        await using var app = await Start();
        var streaming = await app.ConnectAsync("/binding");
        var waiting = await app.ConnectAsync("/binding");
        await streaming.Tell("""["count:for-ever"]""");
        await waiting.Tell("""["wait"]""");
        Assert.Equal("""2["count:for-ever",1]""", await streaming.Receive());
        await app.Journal.WaitFor("waiting");

        await streaming.DisposeAsync();
        await waiting.SendRaw("41/binding,");

        await app.Journal.WaitFor("stream ended");
        await app.Journal.WaitFor("wait ended");
        await waiting.DisposeAsync();
    }

    [Fact]
    public async Task Services_are_resolved_per_event_and_a_scope_ends_with_its_event()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/binding");

        Assert.Equal("""["True True True secret 4"]""", await client.Ask("""["services",{"x":4,"y":0}]"""));
        await app.Journal.WaitFor("scope disposed");
        Assert.Single(app.Journal.Entries);
    }

    private static Task<GatewayApp> Start() => GatewayApp.StartAsync(io =>
    {
        io.AddGateway<BindingGateway>();
        io.Services.AddScoped<ScopedPart>();
        io.Services.AddKeyedSingleton("key", "secret");
    });
}
