using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.TestTools.Guide;

#pragma warning disable CA1852, MA0048 // Written as a reader would: docs/testing.md shows these types, and Repo.Tests compares them.

[Gateway("/chat")]
public sealed class ChatGateway(TimeProvider clock)
{
    [SubscribeMessage("message:send")]
    public Sent Send(Socket socket, NewMessage message)
    {
        socket.Broadcast.Emit("message:new", message);
        return new Sent(clock.GetUtcNow());
    }

    [SubscribeMessage("room:close"), Authorize]
    public void Close(Socket socket) => socket.Namespace.Emit("room:closed", socket.User.Identity?.Name);
}

public sealed record NewMessage([Required, StringLength(2_000)] string Text);

public sealed record Sent(DateTimeOffset At);

public sealed class ChatGatewayTests
{
    [Fact]
    public async Task A_message_reaches_the_others_and_is_acknowledged()
    {
        await using var server = await SocketIOTestServer.StartAsync(io => io.AddGateway<ChatGateway>());
        var (ann, ben) = (await server.ConnectAsync("/chat"), await server.ConnectAsync("/chat"));
        Assert.NotNull(await ann.EmitWithAckAsync<Sent>("message:send", new NewMessage("hello")));
        Assert.Equal("hello", (await ben.WaitForAsync<NewMessage>("message:new"))?.Text);
        Assert.Empty(server.Errors);
    }
}

public sealed class MoreChatGatewayTests
{
    private static readonly ClaimsPrincipal s_ann = new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "test"));

    [Fact]
    public async Task A_message_without_text_is_refused()
    {
        await using var server = await SocketIOTestServer.StartAsync(io => io.AddGateway<ChatGateway>());
        var ann = await server.ConnectAsync("/chat");

        var answer = await ann.EmitWithAckAsync("message:send", new { });

        Assert.Contains("invalid", answer[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_is_signed_in_closes_the_room()
    {
        await using var server = await SocketIOTestServer.StartAsync(io => io.AddGateway<ChatGateway>());
        var (ann, guest) = (await server.ConnectAsync("/chat", user: s_ann), await server.ConnectAsync("/chat"));

        var answer = await guest.EmitWithAckAsync("room:close");
        await ann.EmitAsync("room:close");

        Assert.Contains("unauthorized", answer[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("ann", await guest.WaitForAsync<string>("room:closed"));
    }

    [Fact]
    public async Task The_time_is_the_servers()
    {
        var clock = new ManualTimeProvider();
        await using var server = await SocketIOTestServer.StartAsync(io => io.AddGateway<ChatGateway>().Services.AddSingleton<TimeProvider>(clock));
        var ann = await server.ConnectAsync("/chat");
        clock.Advance(TimeSpan.FromSeconds(5));

        var sent = await ann.EmitWithAckAsync<Sent>("message:send", new NewMessage("hello"));

        Assert.Equal(clock.GetUtcNow(), sent?.At);
    }

    [Fact]
    public async Task Who_loses_the_connection_misses_nothing()
    {
        await using var server = await SocketIOTestServer.StartAsync(
            io => io.AddGateway<ChatGateway>(),
            options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions());
        var (ann, ben) = (await server.ConnectAsync("/chat"), await server.ConnectAsync("/chat"));
        await server.LoseAsync(ben);
        await ann.EmitWithAckAsync("message:send", new NewMessage("hello"));

        var back = await server.NewClient().ComeBackAsync(ben);

        Assert.True(back.Recovered);
        Assert.Equal("hello", (await back.WaitForAsync<NewMessage>("message:new"))?.Text);
    }
}
