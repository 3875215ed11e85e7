namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>A client on a WebSocket that behaves until a case makes it misbehave.</summary>
internal sealed class WebSocketPeer(RawConnection connection)
{
    private int _echoes;

    public RawConnection Connection => connection;

    /// <summary>How many heartbeats have come.</summary>
    public int Pings { get; private set; }

    /// <summary>Masks its frames with zeros, so that what is recorded can be read and changed.</summary>
    public bool Legible { get; set; }

    /// <summary>Whether pings are answered.</summary>
    public bool Answers { get; set; } = true;

    public static async Task<WebSocketPeer> OpenAsync(RawConnection connection, string target = Requests.WebSocket)
    {
        await connection.SendAsync(Requests.Upgrade(target));
        var answer = await HttpAnswer.ReadAsync(connection);
        Assert.Equal(101, answer.Status);
        return new WebSocketPeer(connection);
    }

    /// <summary>Takes the handshake, joins the main namespace and hears the application's first event.</summary>
    public async Task ConnectAsync()
    {
        Assert.StartsWith("0{", (await ReadAsync())!.TextPayload, StringComparison.Ordinal);
        await TextAsync("40");
        await ReadUntilAsync("40{");
        await ReadUntilAsync("42[\"auth\"");
    }

    public Task<bool> SendAsync(Frame frame) => connection.SendAsync((Legible ? frame with { Mask = new byte[4] } : frame).ToBytes());

    public Task<bool> TextAsync(string text) => SendAsync(Frame.OfText(text));

    public Task<bool> BinaryAsync(params byte[] bytes) => SendAsync(new Frame(Frame.Binary, bytes));

    /// <summary>The next frame; null when the connection has ended. Heartbeats are answered and passed over.</summary>
    public async Task<Frame?> ReadAsync(TimeSpan? within = null)
    {
        Frame? frame;
        do
        {
            frame = await NextAsync(within);
        }
        while (frame is not null && IsHeartbeat(frame));
        return frame;
    }

    /// <summary>Reads until a heartbeat comes, and answers it. What the server can do at once it has done by then.</summary>
    public async Task ReadHeartbeatAsync()
    {
        while (await NextAsync(within: null) is { } frame)
        {
            if (IsHeartbeat(frame))
            {
                return;
            }
        }

        Assert.Fail("The server closed before it sent a heartbeat.");
    }

    /// <summary>Reads until a text arrives that begins so.</summary>
    public async Task<string> ReadUntilAsync(string start)
    {
        while (await ReadAsync() is { } frame)
        {
            if (frame.Opcode == Frame.Text && frame.TextPayload.StartsWith(start, StringComparison.Ordinal))
            {
                return frame.TextPayload;
            }
        }

        Assert.Fail($"The server closed before it sent {start}");
        return "";
    }

    /// <summary>The server closes; with this code when one is given, without one when it is 0.</summary>
    public async Task ExpectCloseAsync(int? code = null)
    {
        while (await ReadAsync() is { } frame)
        {
            if (frame.Opcode == Frame.Close)
            {
                Assert.Equal(code ?? frame.CloseCode, frame.CloseCode);
                await SendAsync(new Frame(Frame.Close, frame.Payload));
                await connection.ReadToEndAsync();
                return;
            }
        }

        Assert.True(code is null, "The connection was dropped without a close frame.");
    }

    /// <summary>The session lives: an echo comes back.</summary>
    public async Task ExpectOpenAsync(string nsp = "")
    {
        var id = 70_000 + _echoes++;
        await TextAsync($"42{nsp}{id}[\"echo\",\"alive\"]");
        Assert.Equal($"43{nsp}{id}[\"alive\"]", await ReadUntilAsync($"43{nsp}{id}["));
    }

    private static bool IsHeartbeat(Frame frame) => frame.Opcode == Frame.Ping || (frame.Opcode == Frame.Text && frame.TextPayload is "2");

    private async Task<Frame?> NextAsync(TimeSpan? within)
    {
        Frame? frame;
        int length;
        while ((frame = Frame.Take(connection.Unread, out length)) is null)
        {
            if (!await connection.ReadMoreAsync(within))
            {
                return null;
            }
        }

        connection.Consume(length);
        if (IsHeartbeat(frame))
        {
            Pings++;
            if (Answers)
            {
                await SendAsync(frame.Opcode == Frame.Ping ? new Frame(Frame.Pong, frame.Payload) : Frame.OfText("3"));
            }
        }

        return frame;
    }
}
