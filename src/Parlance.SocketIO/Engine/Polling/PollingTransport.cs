using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO.Engine.Polling;

/// <summary>What a waiting GET is answered with.</summary>
internal readonly record struct PollAnswer(OutgoingPacket[] Packets);

/// <summary>Long-polling: packets leave in the answer to a waiting GET, and come in POSTs. State only; the requests are in <see cref="PollingRequests"/>.</summary>
internal sealed class PollingTransport : EngineTransport
{
    private TaskCompletionSource<PollAnswer>? _poll;
    private TaskCompletionSource? _post;
    private HttpContext? _postBeingRead;
    private bool _closeOnNextPoll;
    private bool _closed;

    public override EngineTransports Kind => EngineTransports.Polling;

    public override bool Writable => _poll is not null && !_closed;

    /// <summary>The POST that is being handled, if any.</summary>
    public Task? PendingPost => _post?.Task;

    public override void Write(ref SendQueue queue)
    {
        var packets = new OutgoingPacket[queue.Count];
        for (var index = 0; index < packets.Length; index++)
        {
            queue.TryDequeue(out var packet);
            packets[index] = packet!;
        }

        Answer(packets);
    }

    public override bool Close()
    {
        if (_poll is null)
        {
            _closeOnNextPoll = true;
            return false;
        }

        _closed = true;
        Answer([OutgoingPacket.Close]);
        return true;
    }

    public override void Discard(DiscardReason reason)
    {
        _closed = true;
        if (_poll is not null)
        {
            Answer(reason == DiscardReason.Error ? [OutgoingPacket.Close] : [OutgoingPacket.Noop]);
        }

        // A POST whose body is still coming in has nothing left to come to. One that is being handled ends by itself.
        if (reason == DiscardReason.Error)
        {
            _postBeingRead?.Abort();
        }
    }

    /// <summary>A GET has come.</summary>
    /// <returns>False when another is waiting already.</returns>
    public bool TryBeginPoll([NotNullWhen(true)] out Task<PollAnswer>? answer, out bool closes)
    {
        closes = _closeOnNextPoll;
        answer = null;
        if (_poll is not null)
        {
            return false;
        }

        var poll = new TaskCompletionSource<PollAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _poll = poll;
        if (closes)
        {
            _closed = true;
            Answer([OutgoingPacket.Noop, OutgoingPacket.Close]);
        }

        answer = poll.Task;
        return true;
    }

    public bool IsWaiting(Task<PollAnswer> poll) => _poll?.Task == poll;

    public bool TryBeginPost(HttpContext context)
    {
        if (_post is not null)
        {
            return false;
        }

        _post = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _postBeingRead = context;
        return true;
    }

    public void PostRead() => _postBeingRead = null;

    public void EndPost()
    {
        _postBeingRead = null;
        _post?.TrySetResult();
        _post = null;
    }

    private void Answer(OutgoingPacket[] packets)
    {
        var poll = _poll!;
        _poll = null;
        poll.SetResult(new PollAnswer(packets));
    }
}
