using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Engine.IO protocol 3 at the wire. The client of Socket.IO v2 is asked in tests/Clients.</summary>
public sealed class Eio3Tests
{
    private const string Polling = "EIO=3&transport=polling";
    private const string WebSocketPath = "/socket.io/?EIO=3&transport=websocket";

    [Fact]
    public async Task It_is_refused_unless_it_is_allowed()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.Http.GetAsync(app.Endpoint(Polling));
        Assert.Equal("""{"code":5,"message":"Unsupported protocol version"}""", await response.Content.ReadAsStringAsync());
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, WebSocketPath, []);
        app.Own(socket);
        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transport=polling")]
    [InlineData("EIO=2&transport=polling")]
    [InlineData("EIO=3&EIO=3&transport=polling")]
    public async Task Nothing_else_is_taken_for_it(string query)
    {
        await using var app = await StartAsync();
        using var response = await app.Http.GetAsync(app.Endpoint(query));
        Assert.Equal("""{"code":5,"message":"Unsupported protocol version"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_polling_session_speaks_in_lengths()
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app);

        // Lengths count UTF-16 code units.
        await session.PostAsync("18:420[\"echo\",\"é😀é\"]");
        Assert.Equal("11:430[\"é😀é\"]", await session.GetTextAsync());
        await session.PostAsync("1:21:2");
        Assert.Equal("1:31:3", await session.GetTextAsync());
    }

    [Theory]
    [InlineData("", "application/octet-stream")]
    [InlineData("&b64=1", "text/plain")]
    public async Task Binary_is_bytes_or_base64_as_the_client_wants(string query, string type)
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app, query);

        // The event in text, its attachment behind it, as one body of bytes.
        const string Header = "4" + "51-0[\"echo\",{\"_placeholder\":true,\"num\":0}]";
        await session.PostAsync([0, .. Digits(Header.Length), 255, .. Encoding.ASCII.GetBytes(Header), 1, 3, 255, 4, 7, 8]);

        var (body, contentType) = await session.GetAsync();
        Assert.Equal(type, contentType);
        const string Answer = "4" + "61-0[{\"_placeholder\":true,\"num\":0}]";
        Assert.Equal(
            query.Length == 0 ? [0, .. Digits(Answer.Length), 255, .. Encoding.ASCII.GetBytes(Answer), 1, 3, 255, 4, 7, 8] : Encoding.ASCII.GetBytes($"{Answer.Length}:{Answer}6:b4Bwg="),
            body);
    }

    [Theory]
    [InlineData("", "040102")]
    [InlineData("&b64=1", null)]
    public async Task A_WebSocket_carries_the_type_of_binary(string query, string? binary)
    {
        await using var app = await StartAsync();
        var socket = await app.WebSocketAsync(WebSocketPath + query);
        Assert.StartsWith("0{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("40", await socket.ReadTextAsync());

        await socket.SendTextAsync("""451-0["echo",{"_placeholder":true,"num":0}]""");
        await (binary is null ? socket.SendTextAsync("b4AQI=") : socket.SendBinaryAsync(Convert.FromHexString(binary)));

        Assert.Equal("""461-0[{"_placeholder":true,"num":0}]""", await socket.ReadTextAsync());
        var answer = await socket.ReadMessageAsync();
        Assert.Equal(binary ?? "b4AQI=", binary is null ? answer.Text : Convert.ToHexStringLower(answer.Payload));
    }

    [Fact]
    public async Task A_polling_session_is_upgraded()
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app);
        var socket = await app.WebSocketAsync($"{WebSocketPath}&sid={session.Sid}");

        await socket.SendTextAsync("2probe");
        Assert.Equal("3probe", await socket.ReadTextAsync());
        await socket.SendTextAsync("5");
        await socket.SendTextAsync("2");

        Assert.Equal("3", await socket.ReadTextAsync());
    }

    [Theory]
    [InlineData("EIO=4&transport=polling")]
    [InlineData("transport=polling")]
    public async Task A_session_keeps_its_protocol(string query)
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app);

        using var response = await app.Http.GetAsync(app.Endpoint($"{query}&sid={session.Sid}"));
        Assert.Equal("""{"code":3,"message":"Bad request"}""", await response.Content.ReadAsStringAsync());

        var other = await app.JoinAsync(Wire.Polling);
        using var third = await app.Http.GetAsync(app.Endpoint($"{Polling}&sid={other.Sid}"));
        Assert.Equal(HttpStatusCode.BadRequest, third.StatusCode);
    }

    [Fact]
    public async Task A_client_that_pings_stays_and_one_that_does_not_is_closed()
    {
        var time = new ManualTimeProvider();
        await using var app = await StartAsync(time);
        var closed = new Signal<DisconnectReason>();
        app.Io.OnConnection(socket => socket.OnDisconnect(closed.Set));
        var session = await OpenAsync(app);

        for (var round = 0; round < 3; round++)
        {
            time.Advance(TimeSpan.FromSeconds(44.8));
            await session.PostAsync("1:2");
            Assert.Equal("1:3", await session.GetTextAsync());
        }

        time.Advance(TimeSpan.FromSeconds(44.8));
        Assert.Equal(1, app.Engine.ClientsCount);
        time.Advance(TimeSpan.FromSeconds(0.4));
        Assert.Equal(DisconnectReason.PingTimeout, await closed.NextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("99999:2")]
    [InlineData("1:3")]
    [InlineData("1:x")]
    [InlineData("0:")]
    [InlineData("4\u001e2")]
    public async Task Whoever_breaks_it_is_closed_and_nobody_else(string body)
    {
        await using var app = await StartAsync();
        var healthy = await OpenAsync(app);
        var session = await OpenAsync(app);

        await session.PostAsync(body);

        using var gone = await app.Http.GetAsync(session.Address);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        await healthy.PostAsync("1:2");
        Assert.Equal("1:3", await healthy.GetTextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("34")]
    public async Task A_binary_frame_without_its_type_closes(string hex)
    {
        await using var app = await StartAsync();
        var socket = await app.WebSocketAsync(WebSocketPath);

        await socket.SendBinaryAsync(Convert.FromHexString(hex));

        await socket.ReadCloseAsync();
    }

    [Fact]
    public async Task A_flood_of_pings_is_not_stored_without_end()
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app);

        await session.PostAsync(string.Concat(Enumerable.Repeat("1:2", 300_000)));

        using var gone = await app.Http.GetAsync(session.Address);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
    }

    [Fact]
    public async Task An_overlong_body_is_refused()
    {
        await using var app = await StartAsync();
        var session = await OpenAsync(app);
        using var response = await app.Http.PostAsync(session.Address, new StringContent($"1000001:{new string('4', 1_000_001)}"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static Task<TestApp> StartAsync(TimeProvider? time = null) => TestApp.StartAsync(
        static options => options.AllowEIO3 = true,
        static io => io.OnConnection(static socket => socket.On("echo", context => context.Ack([.. context.Arguments.Select(static argument => (object?)argument)]))),
        time);

    private static byte[] Digits(int number) => [.. number.ToString(CultureInfo.InvariantCulture).Select(static digit => (byte)(digit - '0'))];

    private static async Task<Session> OpenAsync(TestApp app, string query = "")
    {
        var session = new Session(app.Http, app.Endpoint(Polling + query));
        await session.OpenAsync();
        return session;
    }

    private sealed class Session(HttpClient http, Uri address)
    {
        public string Sid { get; private set; } = "";

        public Uri Address => new($"{address}&sid={Sid}");

        public async Task OpenAsync()
        {
            var open = await http.GetStringAsync(address);
            Sid = open.Split('"')[3];

            // The handshake, and the socket in "/" that nobody asked for.
            Assert.Matches("^[0-9]+:0\\{\"sid\":.*\\}2:40$", open);
        }

        public Task PostAsync(string body) => PostAsync(new StringContent(body));

        public Task PostAsync(byte[] body) => PostAsync(new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

        public async Task<string> GetTextAsync() => Encoding.UTF8.GetString((await GetAsync()).Body);

        public async Task<(byte[] Body, string? Type)> GetAsync()
        {
            using var response = await http.GetAsync(Address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType);
        }

        private async Task PostAsync(HttpContent content)
        {
            using var response = await http.PostAsync(Address, content);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
