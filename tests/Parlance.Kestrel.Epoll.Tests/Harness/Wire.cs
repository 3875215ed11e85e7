using System.Net.Sockets;
using System.Text;

namespace Parlance.Kestrel.Epoll.Tests.Harness;

/// <summary>Reads and writes a client's socket; every wait has an end.</summary>
internal static class Wire
{
    public static Task WriteAsync(this Socket socket, string text) => socket.SendAsync(Encoding.ASCII.GetBytes(text)).WaitAsync(EpollServer.Limit);

    /// <summary>Reads so many bytes, or fewer when the server ends before.</summary>
    public static async Task<string> ReadAsync(this Socket socket, int count)
    {
        var bytes = new byte[count];
        var read = 0;
        while (read < count)
        {
            var more = await socket.ReceiveAsync(bytes.AsMemory(read)).AsTask().WaitAsync(EpollServer.Limit);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        return Encoding.ASCII.GetString(bytes, 0, read);
    }

    public static async Task<string> ReadToEndAsync(this Socket socket)
    {
        var text = new StringBuilder();
        while (await socket.ReadAsync(64 * 1024) is { Length: > 0 } more)
        {
            text.Append(more);
        }

        return text.ToString();
    }

    /// <summary>Ends with a reset instead of a goodbye.</summary>
    public static void Reset(this Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
