using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Links;

/// <summary>One TCP connection to the server. What was received in one call is looked at in one buffer that all connections share.</summary>
internal abstract unsafe class Link : IReady
{
    // A port on loopback stays taken for a minute after its connection: several source addresses leave enough of them.
    private const int SourceAddresses = 16;
    private static readonly byte[] Received = GC.AllocateArray<byte>(256 * 1024, pinned: true);
    private static int _source;

    private readonly Loop _loop;
    private readonly int _socket;
    private byte[] _carried = [];
    private int _carriedCount;
    private byte[] _unsent = [];
    private bool _connected;

    /// <summary>Takes a socket over: one that is connecting, from <see cref="Dial"/>, or one that was accepted.</summary>
    protected Link(Loop loop, int socket, bool connected)
    {
        (_loop, _socket, _connected) = (loop, socket, connected);
        Libc.SetOption(_socket, Libc.Tcp, Libc.NoDelay, 1, sizeof(int));
        loop.Add(_socket, this, connected ? Libc.Readable : Libc.Readable | Libc.Writable);
    }

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool Closed { get; private set; }

    public static Libc.Address Loopback(int port, int host) => new()
    {
        Family = Libc.Internet,
        Port = BinaryPrimitives.ReverseEndianness((ushort)port),
        Host = BinaryPrimitives.ReverseEndianness(0x7F000000 + (uint)host),
    };

    /// <summary>Begins to connect to a port of this machine.</summary>
    protected static int Dial(int port)
    {
        var socket = Loop.Checked(Libc.Socket(Libc.Internet, Libc.Stream | Libc.NonBlocking | Libc.CloseOnExec, 0), "socket");
        Libc.SetOption(socket, 0, Libc.BindAddressNoPort, 1, sizeof(int));
        Loop.Checked(Libc.Bind(socket, Loopback(0, 2 + (_source++ % SourceAddresses)), sizeof(Libc.Address)), "bind");
        return Libc.Connect(socket, Loopback(port, 1), sizeof(Libc.Address)) >= 0 || Marshal.GetLastPInvokeError() == Libc.InProgress
            ? socket
            : throw new Win32Exception(Marshal.GetLastPInvokeError(), "connect");
    }

    public void OnReady(uint events)
    {
        if ((events & Libc.Writable) != 0)
        {
            SendRest();
        }

        // Whatever is not 'writable' is told by a read, errors and the other side's end too.
        if (!Closed && (events & ~Libc.Writable) != 0)
        {
            Receive();
        }
    }

    public void Close()
    {
        Closed = true;
        _loop.Remove(_socket);
        _ = Libc.Close(_socket);
    }

    protected virtual void OnConnected()
    {
    }

    /// <summary>The other side has closed the connection, or it broke.</summary>
    protected virtual void OnEnded(Exception? error) => throw new IOException("The server closed a connection.", error);

    /// <summary>Returns how many bytes were used. The rest comes again, with what follows it.</summary>
    protected abstract int Consume(ReadOnlySpan<byte> input);

    protected void Send(ReadOnlySpan<byte> bytes)
    {
        if (_unsent.Length == 0)
        {
            bytes = bytes[TrySend(bytes)..];
            if (bytes.Length == 0)
            {
                return;
            }

            _loop.Change(_socket, Libc.Readable | Libc.Writable);
        }

        _unsent = [.. _unsent, .. bytes];
    }

    private void SendRest()
    {
        if (!_connected)
        {
            _connected = true;
            _loop.Change(_socket, Libc.Readable);
            OnConnected();
            return;
        }

        _unsent = _unsent[TrySend(_unsent)..];
        if (_unsent.Length == 0)
        {
            _loop.Change(_socket, Libc.Readable);
        }
    }

    private int TrySend(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var sent = Libc.Send(_socket, start, bytes.Length, Libc.NoSignal);
            return sent >= 0 ? (int)sent
                : Marshal.GetLastPInvokeError() == Libc.WouldBlock ? 0
                : throw new Win32Exception(Marshal.GetLastPInvokeError(), "send");
        }
    }

    private void Receive()
    {
        _carried.AsSpan(0, _carriedCount).CopyTo(Received);
        nint count;
        fixed (byte* start = Received)
        {
            count = Libc.Receive(_socket, start + _carriedCount, Received.Length - _carriedCount, 0);
        }

        if (count <= 0)
        {
            if (count < 0 && Marshal.GetLastPInvokeError() is Libc.WouldBlock)
            {
                return;
            }

            OnEnded(count == 0 ? null : new Win32Exception(Marshal.GetLastPInvokeError(), "recv"));
            return;
        }

        var input = Received.AsSpan(0, _carriedCount + (int)count);
        var rest = input[Consume(input)..];
        _carriedCount = rest.Length;
        if (rest.Length > 0)
        {
            if (rest.Length > _carried.Length)
            {
                _carried = new byte[Math.Max(rest.Length, 4096)];
            }

            rest.CopyTo(_carried);
        }
    }
}
