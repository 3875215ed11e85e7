namespace Parlance.SocketIO.Tests.Gateways;

public sealed class GatewayAroundTests
{
    [Fact]
    public async Task Interceptors_run_around_the_handler_the_class_s_outside_of_the_method_s()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        Assert.Equal("""["inner+inner+outer"]""", await client.Ask("""["inner"]"""));
        Assert.Equal(["outer before Inner", "inner before Inner", "inner after inner", "outer after inner+inner"], app.Journal.Entries);
    }

    [Fact]
    public async Task Interceptors_run_before_arguments_are_read_and_filters_answer_for_wrong_ones()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        Assert.Equal("""["plain3+outer"]""", await client.Ask("""["plain",3]"""));
        Assert.Equal("""[{"ok":false,"code":"invalid","by":"outer"}]""", await client.Ask("""["plain","three"]"""));
        Assert.Equal(["outer before Plain", "handler", "outer after plain3", "outer before Plain"], app.Journal.Entries);
    }

    [Fact]
    public async Task An_interceptor_may_answer_instead_of_the_handler()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        Assert.Equal("""["stopped+outer"]""", await client.Ask("""["stopped"]"""));
        Assert.False(app.Journal.Has("handler"));
    }

    [Fact]
    public async Task A_stream_runs_inside_of_its_interceptors()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        await client.SendRaw("""420["stream"]""");

        Assert.Equal("""2["stream",1]""", await client.Receive());
        Assert.Equal("30[]", await client.Receive());
        Assert.Equal("outer after ", app.Journal.Entries[^1]);
    }

    [Theory]
    [InlineData("timeout", """["inner answered"]""")]
    [InlineData("other", """[{"ok":false,"code":"other","by":"outer"}]""")]
    public async Task The_method_s_filter_is_asked_before_the_class_s(string how, string answer)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        Assert.Equal(answer, await client.Ask($$"""["fail","{{how}}"]"""));
        await client.Tell($$"""["fail","{{how}}"]""");
        Assert.Equal($$"""2["exception",{{answer[1..^1]}}]""", await client.Receive());
    }

    [Fact]
    public async Task A_filter_that_fails_is_an_internal_error()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync();

        Assert.Equal("""[{"error":{"code":"internal","message":"Internal server error"}}]""", await client.Ask("""["fail","format"]"""));
        Assert.Contains("the filter fails", app.Log.TakeError(), StringComparison.Ordinal);
    }

    private static Task<GatewayApp> Start() => GatewayApp.StartAsync(io => io.AddGateway<AroundGateway>());
}
