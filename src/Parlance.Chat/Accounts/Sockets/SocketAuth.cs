using System.Security.Claims;
using System.Text.Json;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Who is behind a socket, and the names that signing in has on the sockets' door.</summary>
internal static class SocketAuth
{
    /// <summary>The last event of a socket that is cut: <c>{ code }</c>.</summary>
    public const string EndedEvent = "auth:ended";

    private const string Key = "auth";

    /// <summary>Who it is. Asked anew each time: a refresh may have brought another role.</summary>
    public static Actor Actor(this Socket socket) => Live(socket).Actor;

    public static LiveSocket Live(Socket socket) =>
        socket.Data.TryGetValue(Key, out var live) && live is LiveSocket found ? found : throw ChatError.Unauthenticated();

    /// <summary>All sockets of somebody.</summary>
    public static string RoomOf(UserId user) => $"user:{user}";

    /// <summary>All sockets of one signed-in device.</summary>
    public static string RoomOf(SessionId session) => $"session:{session}";

    /// <summary>The token of a handshake: in the auth object on both doors, never in a URL (ASVS 14.2.1).</summary>
    public static string? TokenOf(Handshake handshake) =>
        handshake.Auth.ValueKind is JsonValueKind.Object && handshake.Auth.TryGetProperty("token", out var token) && token.ValueKind is JsonValueKind.String
            ? token.GetString()
            : null;

    public static void Attach(Socket socket, LiveSocket live)
    {
        socket.Data[Key] = live;
        socket.User = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, live.Actor.User.ToString()), new Claim(ClaimTypes.Role, live.Actor.Role.ToString())],
            authenticationType: Key));
    }
}
