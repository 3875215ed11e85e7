namespace Parlance.SocketIO.Idle;

/// <summary>Polls and posts on one connection, in turns.</summary>
internal sealed class IdlePolling : IdleClient
{
    private string _target = "/socket.io/?EIO=4&transport=polling";

    protected override async Task JoinAsync()
    {
        await SendAsync(Request("GET"));
        var handshake = await ResponseAsync();
        _target += "&sid=" + handshake.Split('"')[3];
        await PostAsync("40");
        await SendAsync(Request("GET"));
        await ResponseAsync();

        // From here on a poll is always waiting.
        await SendAsync(Request("GET"));
    }

    protected override async Task StepAsync()
    {
        var packets = await ResponseAsync();
        if (!string.Equals(packets, "2", StringComparison.Ordinal))
        {
            throw new IOException("packets: " + packets);
        }

        await PostAsync("3");
        Pings++;
        await SendAsync(Request("GET"));
    }

    private async Task PostAsync(string body)
    {
        await SendAsync(Request("POST", $"Content-Type: text/plain\r\nContent-Length: {body.Length}\r\n", body));
        await ResponseAsync();
    }

    private string Request(string method, string headers = "", string body = "") => $"{method} {_target} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n{body}";
}
