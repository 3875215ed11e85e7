using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Load.Native;

/// <summary>Waits for sockets and calls those that are ready. Everything happens on the one thread that polls.</summary>
internal sealed unsafe class Loop : IDisposable
{
    private const int EventsMax = 512;

    // The kernel packs the structure on x64 only.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int _epoll = Checked(Libc.EpollCreate(Libc.CloseOnExec), "epoll_create1");
    private readonly byte[] _events = new byte[EventsMax * 16];
    private IReady?[] _ready = new IReady?[1024];

    public void Add(int descriptor, IReady ready, uint interest)
    {
        if (descriptor >= _ready.Length)
        {
            Array.Resize(ref _ready, Math.Max(descriptor + 1, _ready.Length * 2));
        }

        _ready[descriptor] = ready;
        Control(Libc.Add, descriptor, interest);
    }

    public void Change(int descriptor, uint interest) => Control(Libc.Modify, descriptor, interest);

    public void Remove(int descriptor)
    {
        Control(Libc.Delete, descriptor, 0);
        _ready[descriptor] = null;
    }

    /// <summary>Calls what is ready, after waiting for it until <paramref name="until"/>, a timestamp of <see cref="Stopwatch"/>.</summary>
    public void Poll(long until)
    {
        var left = Math.Max(until - Stopwatch.GetTimestamp(), 0);
        var timeout = new Libc.TimeSpec { Seconds = left / Stopwatch.Frequency, Nanoseconds = left % Stopwatch.Frequency * (1_000_000_000 / Stopwatch.Frequency) };
        fixed (byte* events = _events)
        {
            var count = Libc.EpollWait(_epoll, events, EventsMax, &timeout, null);
            if (count < 0 && Marshal.GetLastPInvokeError() != Libc.Interrupted)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError(), "epoll_pwait2");
            }

            for (var index = 0; index < count; index++)
            {
                var at = _events.AsSpan(index * EventSize, EventSize);
                _ready[BinaryPrimitives.ReadInt32LittleEndian(at[(EventSize - 8)..])]?.OnReady(BinaryPrimitives.ReadUInt32LittleEndian(at));
            }
        }
    }

    /// <summary>Polls until something has become true; throws when that takes too long.</summary>
    public void Await(Func<bool> done, TimeSpan within, string what)
    {
        for (var end = Clock.After(within); !done();)
        {
            if (Stopwatch.GetTimestamp() > end)
            {
                throw new TimeoutException($"{what}: not within {within.TotalSeconds} s");
            }

            Poll(Math.Min(end, Clock.After(TimeSpan.FromMilliseconds(100))));
        }
    }

    /// <summary>Polls for this long.</summary>
    public void Run(TimeSpan time)
    {
        for (var end = Clock.After(time); Stopwatch.GetTimestamp() < end;)
        {
            Poll(end);
        }
    }

    public void Dispose() => _ = Libc.Close(_epoll);

    public static int Checked(int result, string call) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError(), call);

    private void Control(int operation, int descriptor, uint interest)
    {
        var entry = stackalloc byte[16];
        *(uint*)entry = interest;
        *(long*)(entry + EventSize - 8) = descriptor;
        Checked(Libc.EpollControl(_epoll, operation, descriptor, entry), "epoll_ctl");
    }
}

/// <summary>Called by the <see cref="Loop"/> that it was added to.</summary>
internal interface IReady
{
    void OnReady(uint events);
}

internal static class Clock
{
    public static long After(TimeSpan time) => Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);

    public static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
