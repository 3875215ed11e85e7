using System.IO.Compression;
using System.Net;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>The official client, served beside the endpoint.</summary>
public sealed class ClientFileTests
{
    private const string Script = "application/javascript; charset=utf-8";
    private const string Map = "application/json; charset=utf-8";

    [Theory]
    [InlineData("socket.io.js", Script)]
    [InlineData("socket.io.js.map", Map)]
    [InlineData("socket.io.min.js", Script)]
    [InlineData("socket.io.min.js.map", Map)]
    [InlineData("socket.io.esm.min.js", Script)]
    [InlineData("socket.io.esm.min.js.map", Map)]
    [InlineData("socket.io.msgpack.min.js", Script)]
    [InlineData("socket.io.msgpack.min.js.map", Map)]
    public async Task Each_of_the_eight_files_is_served(string name, string contentType)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/" + name));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=0", response.Headers.CacheControl!.ToString());
        Assert.Equal("\"4.8.4\"", response.Headers.ETag!.ToString());
        Assert.Contains(string.Equals(contentType, Map, StringComparison.Ordinal) ? "\"sources\"" : "Socket.IO v4.8.4", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("socket.io.mjs")]
    [InlineData("socket.io.js.bak")]
    public async Task Nothing_else_is(string name)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/" + name));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("\"4.8.4\"", true)]
    [InlineData("W/\"4.8.4\"", true)]
    [InlineData("\"other\", \"4.8.4\"", true)]
    [InlineData("\"4.8.3\"", false)]
    public async Task What_the_browser_has_is_not_sent_again(string tag, bool has)
    {
        await using var app = await TestApp.StartAsync();
        app.Http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", tag);

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/socket.io.js"));

        Assert.Equal(has ? HttpStatusCode.NotModified : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(has, (await response.Content.ReadAsByteArrayAsync()).Length == 0);
        Assert.Equal("\"4.8.4\"", response.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Files_are_compressed_as_the_browser_accepts_them(string accept, string? encoding)
    {
        await using var app = await TestApp.StartAsync();
        var plain = await app.Http.GetByteArrayAsync(new Uri(app.Address, "/socket.io/socket.io.min.js"));
        app.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accept);

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/socket.io.min.js"));
        var body = await response.Content.ReadAsStreamAsync();
        await using var unpacked = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(plain, bytes.ToArray());
    }

    [Fact]
    public async Task Files_carry_the_CORS_headers()
    {
        await using var app = await TestApp.StartAsync(static options => options.Cors = new EngineCorsOptions { Origins = { "https://app.example" } });

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/socket.io.esm.min.js"));

        Assert.Equal("https://app.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Serving_can_be_turned_off()
    {
        await using var app = await TestApp.StartAsync(static options => options.ServeClient = false);

        using var response = await app.Http.GetAsync(new Uri(app.Address, "/socket.io/socket.io.js"));

        Assert.Equal("""{"code":0,"message":"Transport unknown"}""", await response.Content.ReadAsStringAsync());
    }
}
