using System.IO.Compression;
using System.Text;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Compression of long-polling answers.</summary>
public sealed class CompressionTests
{
    private static readonly string s_long = new('x', 2_000);

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate, gzip", "gzip")]
    [InlineData("br, *", "gzip")]
    [InlineData("gzip;q=0, deflate", "deflate")]
    [InlineData("br", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_long_answer_is_compressed_as_the_client_accepts_it(string? accept, string? encoding)
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        session.Send(s_long);

        var (found, text) = await PollAsync(app, wire, accept);

        Assert.Equal(encoding, found);
        Assert.Equal("4" + s_long, text);
    }

    [Theory]
    [InlineData(1_022, null)]
    [InlineData(1_023, "gzip")]
    public async Task A_short_answer_is_not(int length, string? encoding)
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        session.Send(new string('x', length));

        Assert.Equal(encoding, (await PollAsync(app, wire, "gzip")).Encoding);
    }

    [Fact]
    public async Task The_threshold_is_a_setting()
    {
        await using var app = await TestApp.StartAsync(static options => options.HttpCompression.Threshold = 2);
        var (wire, session) = await PollTests.OpenAsync(app);
        session.Send("x");

        Assert.Equal("gzip", (await PollAsync(app, wire, "gzip")).Encoding);
    }

    [Fact]
    public async Task Compression_can_be_turned_off()
    {
        await using var app = await TestApp.StartAsync(static options => options.HttpCompression.Enabled = false);
        var (wire, session) = await PollTests.OpenAsync(app);
        session.Send(s_long);

        Assert.Null((await PollAsync(app, wire, "gzip")).Encoding);
    }

    [Fact]
    public async Task An_event_may_go_without_compression()
    {
        await using var app = await TestApp.StartAsync();
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);
        var socket = Assert.Single(app.Io.Sockets.Sockets.Values);

        socket.Compress(false).Emit("plain", s_long);
        Assert.Null((await PollAsync(app, wire, "gzip")).Encoding);
        app.Io.Compress(false).Emit("plain", s_long);
        Assert.Null((await PollAsync(app, wire, "gzip")).Encoding);
        socket.Emit("compressed", s_long);
        Assert.Equal("gzip", (await PollAsync(app, wire, "gzip")).Encoding);

        // One packet that may be compressed is enough.
        socket.Compress(false).Emit("plain", s_long);
        socket.Emit("compressed", 1);
        Assert.Equal("gzip", (await PollAsync(app, wire, "gzip")).Encoding);
    }

    private static async Task<(string? Encoding, string Text)> PollAsync(TestApp app, PollingWire wire, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, wire.Address);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accept);
        }

        using var response = await app.Http.SendAsync(request);
        var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
        Stream body = await response.Content.ReadAsStreamAsync();
        await using var plain = encoding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (encoding, await reader.ReadToEndAsync());
    }
}
