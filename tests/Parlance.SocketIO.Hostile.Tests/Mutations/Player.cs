using System.Text.Json;

namespace Parlance.SocketIO.Hostile.Tests.Mutations;

/// <summary>Writes a recorded session to a server again, without regard for what it answers.</summary>
internal static class Player
{
    // A valid session goes on when the server has answered; one that is spoilt may never be answered.
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(4);

    public static async Task PlayAsync(HostileServer server, Recording recording)
    {
        var connections = new Dictionary<int, RawConnection>();
        try
        {
            var (old, fresh) = (Encoding.ASCII.GetBytes(recording.Sid), recording.Sid.Length == 0 ? [] : await OpenSessionAsync(server));
            foreach (var chunk in recording.Chunks)
            {
                if (!connections.TryGetValue(chunk.Connection, out var connection))
                {
                    connections[chunk.Connection] = connection = await RawConnection.OpenAsync(server);
                }

                await connection.SendAsync(Replace(chunk.Bytes, old, fresh));
                await connection.ListenAsync(s_moment);
            }

            foreach (var connection in connections.Values)
            {
                connection.FinishSending();
            }

            foreach (var connection in connections.Values)
            {
                // A server that keeps a connection whose client has said its last would keep it for ever.
                await connection.ReadToEndAsync();
            }
        }
        finally
        {
            foreach (var connection in connections.Values)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task<byte[]> OpenSessionAsync(HostileServer server)
    {
        await using var connection = await RawConnection.OpenAsync(server);
        await connection.SendAsync(Requests.Get(Requests.Polling));
        var answer = await HttpAnswer.ReadAsync(connection);
        using var handshake = JsonDocument.Parse(answer.BodyBytes.AsMemory(1));
        return Encoding.ASCII.GetBytes(handshake.RootElement.GetProperty("sid").GetString()!);
    }

    private static byte[] Replace(byte[] bytes, byte[] old, byte[] fresh)
    {
        var at = old.Length == 0 ? -1 : bytes.AsSpan().IndexOf(old);
        return at < 0 ? bytes : [.. bytes[..at], .. fresh, .. bytes[(at + old.Length)..]];
    }
}
