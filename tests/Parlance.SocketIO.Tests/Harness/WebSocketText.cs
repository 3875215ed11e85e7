using System.Net.WebSockets;
using System.Text;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>Text messages over the framework's own WebSocket.</summary>
internal static class WebSocketText
{
    public static Task WriteAsync(this WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Within();

    public static async Task<string> ReadAsync(this WebSocket socket)
    {
        var message = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, CancellationToken.None).Within();
            Assert.Equal(WebSocketMessageType.Text, result.MessageType);
            message.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }
}
