using System.ComponentModel;
using System.Runtime.InteropServices;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Ceiling;

/// <summary>
/// The least that a server can do, to see how fast the generator is: it receives, takes the mask off, and sends. It speaks of the bare
/// dialect only the echo.
/// </summary>
internal sealed class EchoServer : IReady
{
    private const int Backlog = 511;
    private readonly Loop _loop;
    private readonly int _listener;

    private EchoServer(Loop loop, int port)
    {
        _loop = loop;
        _listener = Loop.Checked(Libc.Socket(Libc.Internet, Libc.Stream | Libc.NonBlocking | Libc.CloseOnExec, 0), "socket");
        Libc.SetOption(_listener, Libc.SocketLevel, Libc.ReuseAddress, 1, sizeof(int));
        Loop.Checked(Libc.Bind(_listener, Link.Loopback(port, 1), Marshal.SizeOf<Libc.Address>()), "bind");
        Loop.Checked(Libc.Listen(_listener, Backlog), "listen");
        loop.Add(_listener, this, Libc.Readable);
    }

    /// <summary>Serves until the process is ended.</summary>
    public static void Run(int port)
    {
        using var loop = new Loop();
        _ = new EchoServer(loop, port);
        while (true)
        {
            loop.Run(TimeSpan.FromHours(1));
        }
    }

    public unsafe void OnReady(uint events)
    {
        var socket = Libc.Accept(_listener, null, null, Libc.NonBlocking | Libc.CloseOnExec);
        if (socket >= 0)
        {
            _ = new EchoLink(_loop, socket);
        }
        else if (Marshal.GetLastPInvokeError() != Libc.WouldBlock)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "accept4");
        }
    }
}
