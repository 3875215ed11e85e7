using Microsoft.AspNetCore.Http;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Polling;

namespace Parlance.SocketIO;

/// <summary>What became of a polling request before its answer is known.</summary>
internal enum PollingAdmission : byte
{
    Admitted,

    /// <summary>Another request of the same kind is under way: the session has been closed.</summary>
    Overlap,

    /// <summary>The session does not poll any more.</summary>
    NotPolling,

    /// <summary>The session ended after the request had found it. Admitted, a poll would wait for ever.</summary>
    Closed,
}

public sealed partial class EngineSocket
{
    /// <summary>A GET has come for this session.</summary>
    internal PollingAdmission BeginPoll(out Task<PollAnswer>? answer)
    {
        var closes = false;
        answer = null;
        lock (_gate)
        {
            if (_state == EngineState.Closed)
            {
                return PollingAdmission.Closed;
            }

            if (_transport is not PollingTransport polling)
            {
                return PollingAdmission.NotPolling;
            }

            if (polling.TryBeginPoll(out answer, out closes) && !closes)
            {
                Pump();
            }
        }

        if (answer is null)
        {
            CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "overlap from client");
            return PollingAdmission.Overlap;
        }

        if (closes)
        {
            CloseNow(_closingReason, DiscardReason.Error, _closingDescription);
        }

        return PollingAdmission.Admitted;
    }

    /// <summary>A GET's connection has ended before its answer.</summary>
    internal void PollAborted(Task<PollAnswer> poll)
    {
        bool waiting;
        lock (_gate)
        {
            waiting = _transport is PollingTransport polling && polling.IsWaiting(poll);
        }

        if (waiting)
        {
            CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "poll connection closed prematurely");
        }
    }

    /// <summary>An answer has been written, or could not be.</summary>
    internal void PollAnswered(bool written)
    {
        if (!written)
        {
            CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "poll connection closed prematurely");
            return;
        }

        bool drained;
        lock (_gate)
        {
            drained = _queue.IsEmpty;
        }

        if (drained)
        {
            OnDrained();
        }
    }

    /// <summary>A POST has come for this session.</summary>
    internal PollingAdmission BeginPost(HttpContext context)
    {
        lock (_gate)
        {
            if (_state == EngineState.Closed)
            {
                return PollingAdmission.Closed;
            }

            if (_transport is not PollingTransport polling)
            {
                return PollingAdmission.NotPolling;
            }

            if (polling.TryBeginPost(context))
            {
                _postingTransport = polling;
                return PollingAdmission.Admitted;
            }
        }

        CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "data request overlap from client");
        return PollingAdmission.Overlap;
    }

    internal void PostRead()
    {
        lock (_gate)
        {
            _postingTransport?.PostRead();
        }
    }

    internal void EndPost()
    {
        lock (_gate)
        {
            _postingTransport?.EndPost();
            _postingTransport = null;
        }
    }

    // Kept beside the transport: an upgrade may replace that while a POST is being handled.
    private PollingTransport? _postingTransport;
}
