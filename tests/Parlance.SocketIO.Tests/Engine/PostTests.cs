using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>The ways in which a POST of a polling session ends.</summary>
public sealed class PostTests
{
    [Fact]
    public async Task Packets_are_handled_in_order_before_the_answer()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var messages = new List<string>();
        session.Message += message => messages.Add(message.IsBinary ? Convert.ToHexString(message.Data.Span) : message.Text);

        using var response = await wire.PostAsync("4one\u001ebAQID\u001e4é 你\u001e4");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal(["one", "010203", "é 你", ""], messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("x")]
    [InlineData("4ok\u001e")]
    [InlineData("4ok\u001e\u001e4never")]
    [InlineData("b*not base64*")]
    public async Task A_malformed_packet_is_answered_and_ends_the_session(string body)
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);
        var messages = new List<string>();
        session.Message += message => messages.Add(message.Text);

        using var response = await wire.PostAsync(body);

        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal(DisconnectReason.ParseError, (await closed.NextAsync()).Reason);
        Assert.DoesNotContain("never", messages);
        await PollTests.AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_malformed_packet_ends_the_waiting_poll_too()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var poll = wire.PollAsync();
        await PollTests.WaitingAsync(session);

        using var response = await wire.PostAsync("abc");

        Assert.Equal(["1"], await poll.Within());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_and_the_session_lives(bool chunked)
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 100, EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var messages = new Signal<int>();
        session.Message += message => messages.Set(message.Data.Length);

        using var tooLarge = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, wire.Address)
        {
            Content = new StringContent("4" + new string('x', 100)),
            Headers = { TransferEncodingChunked = chunked },
        });
        using var justRight = await wire.PostAsync("4" + new string('x', 99));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal(HttpStatusCode.OK, justRight.StatusCode);
        Assert.Equal(99, await messages.NextAsync());
    }

    [Fact]
    public async Task Base64_counts_as_it_is_sent()
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 100, EngineOnly.Listen);
        var (wire, _) = await PollTests.OpenAsync(app);

        using var response = await wire.PostAsync("b" + Convert.ToBase64String(new byte[90]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_binary_body_is_refused_and_ends_the_session()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);

        using var response = await wire.PostAsync(new ByteArrayContent("4hello"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal((DisconnectReason.TransportError, "invalid content"), await closed.NextAsync());
        await PollTests.AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_second_POST_ends_the_session_and_cuts_the_first_one_off()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);
        using var first = await HalfAPostAsync(app, wire, "4never");

        using var second = await wire.PostAsync("4hello");

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal((DisconnectReason.TransportError, "data request overlap from client"), await closed.NextAsync());
        Assert.Equal(0, await ReadAsync(first));
        await PollTests.AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_client_that_goes_away_during_its_POST_ends_the_session()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);

        using (var half = await HalfAPostAsync(app, wire, "4never"))
        {
            half.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.Equal((DisconnectReason.TransportError, "data request connection closed prematurely"), await closed.NextAsync());
    }

    [Fact]
    public async Task A_client_may_close_the_session_in_the_middle_of_a_POST()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);
        var messages = new List<string>();
        session.Message += message => messages.Add(message.Text);

        using var response = await wire.PostAsync("4before\u001e1\u001e4after");

        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal(DisconnectReason.TransportClose, (await closed.NextAsync()).Reason);
        Assert.Equal(["before"], messages);
    }

    /// <summary>Sends the head of a POST and one byte less of its body than it promises, and waits until the server reads it.</summary>
    internal static async Task<TcpClient> HalfAPostAsync(TestApp app, PollingWire wire, string body)
    {
        while (app.Entered.TryTake(out _))
        {
            // Requests before this one.
        }

        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, app.Port).Within();
        var head = $"POST {wire.Address.PathAndQuery} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + 1}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + body)).AsTask().Within();
        while (await app.Entered.NextAsync() is not "POST")
        {
            // Polls.
        }

        return tcp;
    }

    private static async Task<int> ReadAsync(TcpClient tcp)
    {
        try
        {
            return await tcp.GetStream().ReadAsync(new byte[100]).Within();
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
