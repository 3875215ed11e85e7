using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Admin;

/// <summary>Lets in who has the password, or comes back with the session of one who had it.</summary>
internal sealed class AdminSignIn(AdminUIOptions options, TimeProvider time, ILogger logger)
{
    private const int UsernameCharsMax = 256;
    private const int PasswordCharsMax = 1_024;
    private const int SessionIdCharsMax = 128;
    private const int SessionIdBytes = 16;

    // The admin UI knows this text.
    private const string InvalidCredentials = "invalid credentials";

    private readonly SignInAttempts _attempts = new(time);
    private readonly ConditionalWeakTable<Socket, string> _sessions = [];

    /// <summary>The middleware.</summary>
    public async Task AskAsync(Socket socket, Func<Task> next)
    {
        var auth = socket.Handshake.Auth;
        var cancellation = socket.Disconnected;
        if (Text(auth, "sessionId", SessionIdCharsMax) is { } known && await options.Store.DoesSessionExistAsync(known, cancellation).ConfigureAwait(false))
        {
            await next().ConfigureAwait(false);
            return;
        }

        if (Text(auth, "username", UsernameCharsMax) is not { } username || Text(auth, "password", PasswordCharsMax) is not { } password)
        {
            throw new ConnectErrorException(InvalidCredentials);
        }

        await VerifyAsync(socket.Handshake.Address, username, password, cancellation).ConfigureAwait(false);
        var session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdBytes));
        await options.Store.SaveSessionAsync(session, cancellation).ConfigureAwait(false);
        _sessions.Add(socket, session);
        await next().ConfigureAwait(false);
    }

    /// <summary>The session of one who has just given the password; null of others.</summary>
    public string? TakeSession(Socket socket) => _sessions.Remove(socket, out var session) ? session : null;

    private async ValueTask VerifyAsync(string address, string username, string password, CancellationToken cancellationToken)
    {
        if (!_attempts.TryTake(address))
        {
            SocketIOLog.AdminTooManyAttempts(logger, options.NamespaceName);
            throw new ConnectErrorException("too many attempts");
        }

        if (!await options.Auth.Verify!(username, password, cancellationToken).ConfigureAwait(false))
        {
            SocketIOLog.AdminRefused(logger, options.NamespaceName);
            throw new ConnectErrorException(InvalidCredentials);
        }

        _attempts.GiveBack(address);
    }

    private static string? Text(JsonElement auth, string name, int charsMax) =>
        auth.ValueKind == JsonValueKind.Object && auth.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text && text.Length <= charsMax ? text : null;
}
