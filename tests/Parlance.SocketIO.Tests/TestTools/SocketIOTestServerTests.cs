using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.TestTools;

public sealed class SocketIOTestServerTests
{
    [Fact]
    public async Task What_a_handler_throws_is_among_the_errors()
    {
        await using var server = await SocketIOTestServer.StartAsync();
        var failure = new InvalidOperationException("A handler of the test's.");
        server.Io.OnConnection(socket =>
        {
            socket.On("fail", (EventContext _) => throw failure);
            socket.On("ask", context => context.Ack());
        });
        var client = await server.ConnectAsync();
        Assert.Empty(server.Errors);

        await client.EmitAsync("fail");
        await client.EmitWithAckAsync("ask");

        Assert.Same(failure, Assert.Single(server.Errors));
    }

    [Theory]
    [InlineData(SocketIOTestTransport.Polling)]
    [InlineData(SocketIOTestTransport.Upgrade)]
    public async Task Clients_connect_over_the_transport_of_their_choice_and_end_with_the_server(SocketIOTestTransport transport)
    {
        SocketIOTestSocket client;
        await using (var server = await SocketIOTestServer.StartAsync(options: static options => options.Path = "/elsewhere"))
        {
            client = await server.ConnectAsync(transport: transport);
            Assert.Equal(transport == SocketIOTestTransport.Polling ? "polling" : "websocket", client.Client.TransportName);
            Assert.Equal(client.Id, server.SocketOf(client).Id);
        }

        await client.Disconnected.Within();
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => SocketIOTestServer.StartAsync(options: static options => options.Path = "nowhere"));
    }

    [Fact]
    public async Task Only_a_connected_socket_has_another_side()
    {
        await using var server = await SocketIOTestServer.StartAsync();
        var client = await server.ConnectAsync();
        await server.LoseAsync(client);

        Assert.Throws<InvalidOperationException>(() => server.SocketOf(client));
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.LoseAsync(client));
    }
}
