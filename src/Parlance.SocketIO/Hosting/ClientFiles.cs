using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Parlance.SocketIO.Hosting;

/// <summary>The eight files of the official client that <c>ServeClient</c> serves, from the npm package that the library was built with.</summary>
internal sealed class ClientFiles
{
    private const string Version = "4.8.4";

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "socket.io.js", "socket.io.js.map", "socket.io.min.js", "socket.io.min.js.map",
        "socket.io.esm.min.js", "socket.io.esm.min.js.map", "socket.io.msgpack.min.js", "socket.io.msgpack.min.js.map",
    };

    private readonly ConcurrentDictionary<string, ClientFile> _files = new(StringComparer.Ordinal);

    /// <summary>The file that a request asks for; null when it asks for none.</summary>
    public ClientFile? Find(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var name = path[(path.LastIndexOf('/') + 1)..];
        return s_names.Contains(name) && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            ? _files.GetOrAdd(name, static name => new ClientFile(name, Version))
            : null;
    }
}

/// <summary>One file, compressed when it is first asked for so.</summary>
internal sealed class ClientFile
{
    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;
    private readonly string _contentType;
    private readonly EntityTagHeaderValue _tag;

    public ClientFile(string name, string version)
    {
        using var resource = typeof(ClientFile).Assembly.GetManifestResourceStream("client/" + name)
            ?? throw new InvalidOperationException($"The client file {name} is not in the assembly.");
        _plain = new byte[resource.Length];
        resource.ReadExactly(_plain);
        _contentType = name.EndsWith(".map", StringComparison.Ordinal) ? "application/json; charset=utf-8" : "application/javascript; charset=utf-8";
        _tag = new EntityTagHeaderValue($"\"{version}\"");
        _brotli = new Lazy<byte[]>(() => Compress(static stream => new BrotliStream(stream, CompressionLevel.Optimal)));
        _gzip = new Lazy<byte[]>(() => Compress(static stream => new GZipStream(stream, CompressionLevel.Optimal)));
    }

    public Task ServeAsync(HttpContext context, EngineServer engine)
    {
        if (engine.ApplyCors(context))
        {
            return Task.CompletedTask;
        }

        var response = context.Response;
        response.Headers.CacheControl = "public, max-age=0";
        response.Headers.ETag = _tag.ToString();
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(_tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = Choose(context.Request);
        response.ContentType = _contentType;
        response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes).AsTask();
    }

    private (byte[] Bytes, string? Encoding) Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Accepts("br") ? (_brotli.Value, "br") : Accepts("gzip") ? (_gzip.Value, "gzip") : (_plain, null);

        bool Accepts(string encoding) => accepted.Any(value => value.Quality != 0 && value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }

    private byte[] Compress(Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var stream = compressor(output))
        {
            stream.Write(_plain);
        }

        return output.ToArray();
    }
}
