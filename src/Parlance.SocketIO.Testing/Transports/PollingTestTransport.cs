using System.Buffers;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing.Transports;

/// <summary>Long-polling: one GET after the other, and a POST for what is sent.</summary>
internal sealed class PollingTestTransport(HttpClient http, Uri address) : TestTransport
{
    private volatile bool _stopping;

    /// <summary>Set when the session's id is known.</summary>
    public Uri Address { get; set; } = address;

    /// <summary>Lets the receiving end after the poll that is under way.</summary>
    public void StopAfterThisPoll() => _stopping = true;

    public override async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var message in messages)
        {
            if (body.WrittenCount > 0)
            {
                EnginePayloadWriter.WriteSeparator(body);
            }

            if (message.IsBinary)
            {
                EnginePayloadWriter.WriteBinary(body, message.Bytes.Span);
            }
            else
            {
                body.Write(message.Bytes.Span);
            }
        }

        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        using var response = await http.PostAsync(Address, content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public override async Task<string> ReceiveAsync(ITestReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            while (!_stopping)
            {
                await PollAsync(receiver, cancellationToken).ConfigureAwait(false);
            }

            return "";
        }
        catch (HttpRequestException) when (_stopping)
        {
            // The poll came after the upgrade and was refused: nothing was in it.
            return "";
        }
        catch (HttpRequestException)
        {
            return "transport error";
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
        {
            return "transport close";
        }
    }

    /// <summary>One GET, with everything that it brings.</summary>
    public async Task PollAsync(ITestReceiver receiver, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(Address, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Deliver(receiver, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    public override ValueTask DisposeAsync() => default;

    private static void Deliver(ITestReceiver receiver, byte[] body)
    {
        var reader = new EnginePayloadReader(new ReadOnlySequence<byte>(body));
        while (reader.TryRead(out var packet))
        {
            receiver.OnPacket(packet);
        }

        if (reader.Failed)
        {
            throw new HttpRequestException("The answer of a poll is malformed.");
        }
    }
}
