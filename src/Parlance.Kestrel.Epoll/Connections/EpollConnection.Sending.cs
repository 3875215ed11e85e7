using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll.Connections;

/// <content>From the application to the descriptor. On the loop, at the end of a turn: what was written in several flushes leaves in one call.</content>
internal sealed partial class EpollConnection
{
    // More pieces than this leave in the next call.
    private const int PiecesMax = 64;

    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _writtenAwaiter;
    private Action? _onWritten;
    private bool _sendBlocked;
    private bool _sendEnded;

    private void Send()
    {
        while (true)
        {
            var read = _output.Reader.ReadAsync();
            if (!read.IsCompletedSuccessfully)
            {
                _writtenAwaiter = read.ConfigureAwait(false).GetAwaiter();
                _writtenAwaiter.UnsafeOnCompleted(_onWritten ??= OnWritten);
                return;
            }

            if (!TrySend(read.Result))
            {
                return;
            }
        }
    }

    private void OnWritten()
    {
        if (_heardInTurn == _loop.Turns)
        {
            SendPushed();
        }
        else
        {
            _loop.Push(this);
        }
    }

    /// <summary>Sends what has been written until now.</summary>
    public void SendPushed()
    {
        if (TrySend(_writtenAwaiter.GetResult()))
        {
            Send();
        }
    }

    /// <returns>Whether to look for more.</returns>
    private bool TrySend(in ReadResult result)
    {
        var buffer = result.Buffer;
        if (result.IsCanceled)
        {
            EndSend();
            return false;
        }

        if (!buffer.IsEmpty)
        {
            var sent = SendOnce(buffer, out var error);
            if (sent < 0 && error is not (Errno.TryAgain or Errno.Interrupted))
            {
                EndSend();
                return false;
            }

            _output.Reader.AdvanceTo(buffer.GetPosition(Math.Max(sent, 0)));
            if (sent < 0 && error == Errno.TryAgain)
            {
                _sendBlocked = true;
                Await(_interest | Readiness.Out);
                return false;
            }

            if (sent < buffer.Length)
            {
                return true;
            }
        }
        else
        {
            _output.Reader.AdvanceTo(buffer.End);
        }

        if (_interest.HasFlag(Readiness.Out))
        {
            Await(_interest & ~Readiness.Out);
        }

        if (result.IsCompleted)
        {
            EndSend();
            return false;
        }

        return true;
    }

    private unsafe long SendOnce(in ReadOnlySequence<byte> buffer, out int error)
    {
        nint sent;
        if (buffer.IsSingleSegment)
        {
            fixed (byte* start = buffer.FirstSpan)
            {
                sent = Libc.Send(_descriptor, start, (nuint)buffer.FirstSpan.Length, Libc.NoSignal);
            }
        }
        else
        {
            sent = SendPieces(buffer);
        }

        error = sent < 0 ? Marshal.GetLastPInvokeError() : 0;
        return sent;
    }

    private unsafe nint SendPieces(in ReadOnlySequence<byte> buffer)
    {
        var pieces = stackalloc Libc.Piece[PiecesMax];
        var pins = new PinBuffer();
        var count = 0;
        foreach (var memory in buffer)
        {
            if (count == PiecesMax)
            {
                break;
            }

            pins[count] = memory.Pin();
            pieces[count] = new Libc.Piece { Start = (byte*)pins[count].Pointer, Length = (nuint)memory.Length };
            count++;
        }

        var message = new Libc.MessageHeader { Pieces = pieces, PieceCount = (nuint)count };
        var sent = Libc.SendMessage(_descriptor, &message, Libc.NoSignal);
        var error = Marshal.GetLastPInvokeError();
        for (var index = 0; index < count; index++)
        {
            pins[index].Dispose();
        }

        Marshal.SetLastPInvokeError(error);
        return sent;
    }

    private void EndSend()
    {
        if (_sendEnded)
        {
            return;
        }

        _sendEnded = true;
        _sendBlocked = false;
        _output.Reader.Complete();
        _ = Libc.Shutdown(_descriptor, Libc.ShutdownBoth);
        _input.Writer.CancelPendingFlush();
        if (_receiveEnded)
        {
            Finish();
        }
        else
        {
            EndReceive(error: null);
        }
    }

    [InlineArray(PiecesMax)]
    private struct PinBuffer
    {
        private MemoryHandle _first;
    }
}
