using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;

namespace Parlance.SocketIO.Recovery;

/// <summary>To whom a session belongs: a pid alone, however it was come by, does not recover somebody else's.</summary>
/// <param name="RequestUser">The user of the HTTP request.</param>
/// <param name="SocketUser">The user that a middleware has found, or the request's.</param>
/// <param name="Auth">A digest of the auth object without pid and offset.</param>
internal sealed record SessionBinding(string? RequestUser, string? SocketUser, byte[] Auth)
{
    public static SessionBinding Of(Socket socket) => new(KeyOf(socket.Conn.Request.User), KeyOf(socket.User), DigestOf(socket.Handshake.Auth));

    /// <summary>Whether a handshake comes with the same HTTP user.</summary>
    public bool IsSameRequestUser(Socket socket) => string.Equals(RequestUser, KeyOf(socket.Conn.Request.User), StringComparison.Ordinal);

    /// <summary>Whether a handshake comes with the same auth object: what a middleware made of it then, it would make of it now.</summary>
    public bool IsSameAuth(Socket socket) => CryptographicOperations.FixedTimeEquals(Auth, DigestOf(socket.Handshake.Auth));

    /// <summary>Whether the middleware has found the same user.</summary>
    public bool IsSameUser(Socket socket) => string.Equals(SocketUser, KeyOf(socket.User), StringComparison.Ordinal);

    /// <summary>Null for nobody in particular. Who has no identifier is known by all that is claimed.</summary>
    private static string? KeyOf(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true } identity)
        {
            return null;
        }

        var id = user.FindFirst(ClaimTypes.NameIdentifier) ?? user.FindFirst("sub") ?? user.FindFirst(ClaimTypes.Name);
        var claims = id is null ? user.Claims : [id];
        return string.Join('\n', claims.Select(static claim => $"{claim.Issuer}\n{claim.Type}\n{claim.Value}").Prepend(identity.AuthenticationType ?? ""));
    }

    private static byte[] DigestOf(JsonElement auth)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (auth.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in auth.EnumerateObject())
            {
                if (!property.NameEquals("pid"u8) && !property.NameEquals("offset"u8))
                {
                    hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(property.Name));
                    hash.AppendData(JsonMarshal.GetRawUtf8Value(property.Value));
                }
            }
        }

        return hash.GetHashAndReset();
    }
}
