using System.Text.Json;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>What a socket knows of how it came.</summary>
public sealed class HandshakeDataTests
{
    [Theory]
    [InlineData(SocketIOTestTransport.WebSocket)]
    [InlineData(SocketIOTestTransport.Polling)]
    public async Task The_request_that_made_the_connection_is_kept(SocketIOTestTransport transport)
    {
        var start = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
        await using var app = await TestApp.StartAsync(time: new ManualTimeProvider(start));
        await using var client = new SocketIOTestClient(new SocketIOTestClientOptions
        {
            Address = app.Address,
            Transport = transport,
            Headers = { ["X-Mine"] = "yes" },
            Query = { ["room"] = "a b" },
        });

        var handshake = (await app.ServerSideAsync(await client.ConnectAsync().Within())).Handshake;

        Assert.Equal("yes", handshake.Headers["x-mine"]);
        Assert.Equal("yes", handshake.Header("X-MINE"));
        Assert.Equal("a b", handshake.Query["room"]);
        Assert.Equal("4", handshake.Query["EIO"]);
        Assert.StartsWith("/socket.io/?EIO=4&transport=", handshake.Url, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", handshake.Address);
        Assert.Equal((start, start.ToUnixTimeMilliseconds()), (handshake.Time, handshake.Issued));
        Assert.Equal((false, false), (handshake.Secure, handshake.XDomain));
    }

    [Fact]
    public async Task A_request_with_an_origin_is_from_another_domain()
    {
        await using var app = await TestApp.StartAsync();
        app.Http.DefaultRequestHeaders.Add("Origin", "https://app.example");

        await app.JoinAsync(Wire.Polling);

        Assert.True(Assert.Single(app.Io.Sockets.Sockets.Values).Handshake.XDomain);
    }

    [Theory]
    [InlineData("40", JsonValueKind.Undefined)]
    [InlineData("40{}", JsonValueKind.Object)]
    [InlineData("""40{"token":"abc"}""", JsonValueKind.Object)]
    public async Task Auth_is_the_object_of_the_CONNECT(string connect, JsonValueKind kind)
    {
        var auths = new Signal<Handshake>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => auths.Set(socket.Handshake)));
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync(connect);

        var handshake = await auths.NextAsync();
        Assert.Equal(kind, handshake.Auth.ValueKind);
        Assert.Equal(connect.Contains("abc", StringComparison.Ordinal) ? "abc" : null, handshake.GetAuth<Token>()?.Value);
    }

    [Theory]
    [InlineData("40null")]
    [InlineData("40[]")]
    [InlineData("40\"token\"")]
    [InlineData("40{")]
    public async Task Auth_that_is_no_object_closes_the_connection(string connect)
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync(connect);

        await wire.ClosedAsync();
        Assert.Empty(app.Io.Sockets.Sockets);
    }

    [Fact]
    public async Task Auth_that_does_not_fit_is_a_JsonException()
    {
        var errors = new Signal<Exception?>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => errors.Set(Record.Exception(() => socket.Handshake.GetAuth<Token>()))));
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync("""40{"token":{}}""");

        Assert.IsType<JsonException>(await errors.NextAsync(), exactMatch: false);
    }

    private sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value);
}
