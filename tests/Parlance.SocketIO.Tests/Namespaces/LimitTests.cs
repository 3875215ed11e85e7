using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Each limit of what a client may send, reached and passed.</summary>
public sealed class LimitTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Arguments_of_an_event(Wire transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.EventArgumentsMax = 3, Handlers.Echo);

        await AssertLimitAsync(app, transport, "420[\"echo\",1,2,3]", "430[1,2,3]", "421[\"echo\",1,2,3,4]");
    }

    [Fact]
    public async Task A_hundred_thousand_arguments_cost_a_refusal()
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);

        await AssertLimitAsync(app, Wire.WebSocket, "420[\"echo\"]", "430[]", $"421[\"echo\"{string.Concat(Enumerable.Repeat(",1", 100_000))}]");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Depth_of_an_events_JSON(Wire transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.JsonDepthMax = 4, Handlers.Echo);

        await AssertLimitAsync(app, transport, "420[\"echo\",[[[1]]]]", "430[[[[1]]]]", "421[\"echo\",[[[[1]]]]]");
    }

    [Fact]
    public async Task Depth_of_the_auth_object()
    {
        await using var app = await TestApp.StartAsync(static options => options.JsonDepthMax = 4);
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync("40{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}");

        await wire.ClosedAsync();
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Attachments_of_an_event(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        var ten = string.Join(',', Enumerable.Range(0, 10).Select(static num => $"{{\"_placeholder\":true,\"num\":{num}}}"));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync([$"4510-0[\"echo\",{ten}]", .. Enumerable.Repeat("bAQ==", 10)]);
        Assert.StartsWith("4610-0[", await wire.NextAsync(), StringComparison.Ordinal);
        await wire.ExpectAsync([.. Enumerable.Repeat("bAQ==", 10)]);
        await wire.SendAsync($"4511-1[\"echo\",{ten},{{\"_placeholder\":true,\"num\":10}}]");

        await wire.ClosedAsync();
    }

    [Fact]
    public async Task Length_of_a_namespaces_name()
    {
        await using var app = await TestApp.StartAsync();
        var name = "/" + new string('x', 1_023);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync($"40{name},");
        await wire.ExpectAsync($"44{name},{{\"message\":\"Invalid namespace\"}}");
        await wire.SendAsync($"40{name}x,");

        await wire.ClosedAsync();
    }

    private static async Task AssertLimitAsync(TestApp app, Wire transport, string allowed, string answer, string tooMuch)
    {
        var bystander = await app.JoinAsync(transport);
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync(allowed);
        await wire.ExpectAsync(answer);
        await wire.SendAsync(tooMuch);

        await wire.ClosedAsync();
        await bystander.SendAsync(allowed);
        await bystander.ExpectAsync(answer);
    }
}
