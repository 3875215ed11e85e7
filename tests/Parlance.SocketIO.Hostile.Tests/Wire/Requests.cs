using System.Globalization;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>The requests of a well-behaved client, as bytes to be spoilt.</summary>
internal static class Requests
{
    public const string Polling = "/socket.io/?EIO=4&transport=polling";
    public const string WebSocket = "/socket.io/?EIO=4&transport=websocket";

    public static string Get(string target, string headers = "") => $"GET {target} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n";

    public static byte[] Post(string target, ReadOnlySpan<byte> body, string headers = "") =>
        [.. Encoding.Latin1.GetBytes(PostHead(target, body.Length, headers)), .. body];

    public static string PostHead(string target, long length, string headers = "") =>
        string.Create(CultureInfo.InvariantCulture, $"POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: {length}\r\n{headers}\r\n");

    public static string Upgrade(string target, string headers = "") => Get(
        target,
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers);
}
