using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Parlance.Kestrel.Epoll.Loops;
using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll.Connections;

/// <summary>
/// A connection: two pipes between the application and a descriptor of a loop. The descriptor and all state about it are touched on the loop alone,
/// so that none is used after it was closed and belongs to another connection.
/// </summary>
internal sealed partial class EpollConnection : ConnectionContext, ILoopItem
{
    private readonly LoopGroup _group;
    private readonly EpollLoop _loop;
    private readonly int _descriptor;
    private readonly ConnectionPipes _pipes;
    private readonly Pipe _input;
    private readonly Pipe _output;
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConnectionAbortedException? _abortReason;
    private ulong _key;
    private Readiness _interest;
    private bool _ignored;
    private bool _toldClosed;

    // The descriptor is closed, and whoever listens has been told.
    private int _endsLeft = 2;

    public EpollConnection(LoopGroup group, EpollLoop loop, ConnectionPipes pipes, int descriptor, EndPoint? local, EndPoint? remote)
    {
        _group = group;
        _loop = loop;
        _descriptor = descriptor;
        _pipes = pipes;
        _input = new Pipe(pipes.InputOf(loop));
        _output = new Pipe(pipes.OutputOf(loop));
        _transport = new DuplexPipe(_input.Reader, _output.Writer);
        LocalEndPoint = local;
        RemoteEndPoint = remote;
        ConnectionClosed = _closed.Token;
    }

    public override string ConnectionId
    {
        get => _id ??= ConnectionIds.Next();
        set => _id = value;
    }

    string ILoopItem.Name => ConnectionId;

    /// <summary>Begins to receive and to send. From any thread, once.</summary>
    public void Start() => _loop.Schedule(new LoopWork(static connection => ((EpollConnection)connection!).StartOnLoop(), this, IsCode: false));

    public override void Abort(ConnectionAbortedException abortReason)
    {
        if (Interlocked.CompareExchange(ref _abortReason, abortReason, comparand: null) is null)
        {
            _loop.Schedule(new LoopWork(static connection => ((EpollConnection)connection!).AbortOnLoop(), this, IsCode: false));
        }
    }

    /// <summary>Sends what has been written, closes the connection and completes when that is done.</summary>
    public override async ValueTask DisposeAsync()
    {
        _input.Reader.Complete();
        _output.Writer.Complete();
        await _finished.Task.ConfigureAwait(false);
        _closed.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    void ILoopItem.OnReady(Readiness readiness)
    {
        var ended = (readiness & (Readiness.Error | Readiness.HangUp)) != Readiness.None;
        if ((ended || readiness.HasFlag(Readiness.In)) && Receives)
        {
            Receive();
        }

        if (_sendBlocked && !IsFinished && (ended || readiness.HasFlag(Readiness.Out)))
        {
            _sendBlocked = false;
            Send();
        }

        if (ended && !Receives && !IsFinished)
        {
            OnLost();
        }
    }

    private bool IsFinished => _receiveEnded && _sendEnded;

    private void StartOnLoop()
    {
        _interest = Readiness.In;
        _key = _loop.Register(this, _descriptor, _interest);
        Send();
    }

    /// <summary>The peer is gone while nothing is received: the kernel would tell it again and again.</summary>
    private void OnLost()
    {
        if (!_ignored)
        {
            _ignored = true;
            _loop.Ignore(_descriptor);
        }

        if (_receiveEnded)
        {
            AbortOnLoop();
        }
        else
        {
            TellClosed();
        }
    }

    private void AbortOnLoop()
    {
        if (_sendEnded)
        {
            return;
        }

        if (_sendBlocked)
        {
            EndSend();
        }
        else
        {
            _output.Reader.CancelPendingRead();
        }
    }

    private void Await(Readiness interest)
    {
        if (interest != _interest && !_ignored)
        {
            _interest = interest;
            _loop.Await(_descriptor, _key, interest);
        }
    }

    /// <summary>Closes the descriptor: both directions have ended.</summary>
    private void Finish()
    {
        _loop.Forget(_key);
        _ = Libc.Close(_descriptor);
        Interlocked.Decrement(ref _loop.Connections);
        TellClosed();
        _group.Release();
        End();
    }

    private void TellClosed()
    {
        if (!_toldClosed)
        {
            _toldClosed = true;
            ThreadPool.UnsafeQueueUserWorkItem(static connection => connection.CancelClosed(), this, preferLocal: false);
        }
    }

    private void CancelClosed()
    {
        try
        {
            _closed.Cancel();
        }
        catch (AggregateException error)
        {
            _pipes.Log.Threw(error);
        }

        End();
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _endsLeft) == 0)
        {
            _finished.TrySetResult();
        }
    }
}
