using System.Globalization;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>One HTTP/1.1 response. <see cref="Status"/> is 0 when the server closed without one.</summary>
internal sealed record HttpAnswer(int Status, string Head, byte[] BodyBytes)
{
    public static HttpAnswer None { get; } = new(0, "", []);

    public string Body => Encoding.UTF8.GetString(BodyBytes);

    public string Header(string name)
    {
        foreach (var line in Head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return "";
    }

    public static async Task<HttpAnswer> ReadAsync(RawConnection connection, TimeSpan? within = null)
    {
        int headEnd;
        while ((headEnd = connection.Unread.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await connection.ReadMoreAsync(within))
            {
                return None;
            }
        }

        var head = Encoding.Latin1.GetString(connection.Unread[..headEnd]);
        connection.Consume(headEnd + 4);
        var answer = new HttpAnswer(int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), head, []);
        return answer with { BodyBytes = await ReadBodyAsync(connection, answer) };
    }

    private static async Task<byte[]> ReadBodyAsync(RawConnection connection, HttpAnswer answer)
    {
        if (answer.Status is 100 or 101 or 204 or 304)
        {
            return [];
        }

        if (answer.Header("Transfer-Encoding").Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadChunksAsync(connection);
        }

        return int.TryParse(answer.Header("Content-Length"), CultureInfo.InvariantCulture, out var length) ? await TakeAsync(connection, length) : [];
    }

    private static async Task<byte[]> ReadChunksAsync(RawConnection connection)
    {
        var body = new List<byte>();
        while (true)
        {
            int lineEnd;
            while ((lineEnd = connection.Unread.IndexOf("\r\n"u8)) < 0)
            {
                if (!await connection.ReadMoreAsync())
                {
                    return [.. body];
                }
            }

            var size = int.Parse(Encoding.ASCII.GetString(connection.Unread[..lineEnd]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            connection.Consume(lineEnd + 2);
            var chunk = await TakeAsync(connection, size + 2);
            if (size == 0 || chunk.Length < size)
            {
                return [.. body];
            }

            body.AddRange(chunk[..size]);
        }
    }

    private static async Task<byte[]> TakeAsync(RawConnection connection, int length)
    {
        while (connection.Unread.Length < length)
        {
            if (!await connection.ReadMoreAsync())
            {
                break;
            }
        }

        var taken = connection.Unread[..Math.Min(length, connection.Unread.Length)].ToArray();
        connection.Consume(taken.Length);
        return taken;
    }
}
