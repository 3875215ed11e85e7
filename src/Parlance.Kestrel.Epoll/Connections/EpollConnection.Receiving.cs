using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll.Connections;

/// <content>From the descriptor to the application. On the loop.</content>
internal sealed partial class EpollConnection
{
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _roomAwaiter;
    private Action? _onRoom;
    private int _heardInTurn = -1;
    private bool _receivePaused;
    private bool _receiveEnded;

    private bool Receives => !_receivePaused && !_receiveEnded;

    private void Receive()
    {
        var count = _loop.Receive(_descriptor, out var bytes, out var error);
        if (count > 0)
        {
            _heardInTurn = _loop.Turns;
            Deliver(bytes);
        }
        else if (count == 0)
        {
            EndReceive(error: null);
        }
        else if (error is not (Errno.TryAgain or Errno.Interrupted))
        {
            EndReceive(ErrorOf(error));
        }
    }

    private void Deliver(ReadOnlySpan<byte> bytes)
    {
        _input.Writer.Write(bytes);
        var flush = _input.Writer.FlushAsync();
        if (flush.IsCompletedSuccessfully)
        {
            OnDelivered(flush.Result);
            return;
        }

        // The application has enough for now. What it does not read stays with the kernel, and then with the peer.
        _receivePaused = true;
        Await(_interest & ~Readiness.In);
        _roomAwaiter = flush.ConfigureAwait(false).GetAwaiter();
        _roomAwaiter.UnsafeOnCompleted(_onRoom ??= OnRoom);
    }

    private void OnRoom()
    {
        var result = _roomAwaiter.GetResult();
        _receivePaused = false;
        if (_receiveEnded)
        {
            return;
        }

        OnDelivered(result);
        if (_ignored)
        {
            // No event tells of what is left.
            while (Receives)
            {
                Receive();
            }
        }
        else if (Receives)
        {
            Await(_interest | Readiness.In);
        }
    }

    private void OnDelivered(FlushResult result)
    {
        if (result.IsCompleted || result.IsCanceled)
        {
            EndReceive(error: null);
        }
    }

    private void EndReceive(Exception? error)
    {
        if (_receiveEnded)
        {
            return;
        }

        _receiveEnded = true;
        Await(_interest & ~Readiness.In);
        _input.Writer.Complete(_abortReason ?? error);
        TellClosed();
        if (_sendEnded)
        {
            Finish();
        }
    }

    private static IOException ErrorOf(int error) => Errno.IsReset(error)
        ? new ConnectionResetException($"The connection was reset by its peer (error {error}).")
        : new IOException($"Receiving failed (error {error}).");
}
