using System.IO.Compression;

namespace Parlance.Chat.Outside;

/// <summary>Reads an answer as far as it may go. What is packed is counted before and after it is unpacked.</summary>
internal static class AnswerBody
{
    /// <summary>The packings that are understood, for the header that says so.</summary>
    public const string Packings = "gzip, br";

    /// <returns>What was read, and whether there is more.</returns>
    /// <exception cref="OutsideException">It is too long, or not what it says it is.</exception>
    public static async Task<(byte[] Body, bool IsCut)> ReadAsync(HttpContent content, OutsideRequest request, CancellationToken cancel)
    {
        await using var packed = new CountedStream(await content.ReadAsStreamAsync(cancel), request.AnswerBytesMax);
        await using var plain = Unpack(packed, content);
        // It grows with what comes, and not with what may come.
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await plain.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                var room = request.AnswerBytesMax - body.Length;
                body.Write(buffer, 0, (int)Math.Min(read, room));
                if (read > room || (body.Length == request.AnswerBytesMax && await IsMoreAsync(plain, buffer, cancel)))
                {
                    return Cut(request, body);
                }
            }
        }
        catch (InvalidDataException) when (packed.IsFull)
        {
            // Packed, it was too long already.
            return Cut(request, body);
        }
        catch (InvalidDataException exception)
        {
            throw new OutsideException(OutsideFailure.Broken, "The answer cannot be unpacked.", exception);
        }

        return packed.IsFull ? Cut(request, body) : (body.ToArray(), false);
    }

    private static async Task<bool> IsMoreAsync(Stream plain, byte[] buffer, CancellationToken cancel) => await plain.ReadAsync(buffer.AsMemory(0, 1), cancel) > 0;

    private static (byte[] Body, bool IsCut) Cut(OutsideRequest request, MemoryStream body) => request.TakesBeginning
        ? (body.ToArray(), true)
        : throw new OutsideException(OutsideFailure.TooLarge, "The answer is too long.");

    private static Stream Unpack(Stream packed, HttpContent content) => content.Headers.ContentEncoding.ToList() switch
    {
        [] => packed,
        [var one] when one.Equals("identity", StringComparison.OrdinalIgnoreCase) => packed,
        [var one] when one.Equals("gzip", StringComparison.OrdinalIgnoreCase) => new GZipStream(packed, CompressionMode.Decompress),
        [var one] when one.Equals("br", StringComparison.OrdinalIgnoreCase) => new BrotliStream(packed, CompressionMode.Decompress),
        _ => throw new OutsideException(OutsideFailure.Broken, "The answer is packed in a way that was not asked for."),
    };

    /// <summary>Ends after so many bytes, and knows that it did.</summary>
    private sealed class CountedStream(Stream inner, long max) : Stream
    {
        private long _left = max;

        public bool IsFull { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length is 0)
            {
                return 0;
            }

            var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left + 1)], cancellationToken);
            if (read > _left)
            {
                IsFull = true;
                read = (int)_left;
            }

            _left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
