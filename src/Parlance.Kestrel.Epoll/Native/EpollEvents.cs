using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parlance.Kestrel.Epoll.Native;

/// <summary>What has happened to a descriptor, or is waited for.</summary>
[Flags]
internal enum Readiness : uint
{
    None = 0,
    In = 0x1,
    Out = 0x4,
    Error = 0x8,
    HangUp = 0x10,
}

/// <summary>
/// An array of <c>struct epoll_event</c>, which is packed on x64 (12 bytes) and is not elsewhere (16). Unmanaged memory: the kernel writes into it
/// while the collector may move what is managed.
/// </summary>
internal sealed unsafe class EpollEvents : IDisposable
{
    private static readonly int Size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly byte* _events;

    public EpollEvents(int count)
    {
        Count = count;
        _events = (byte*)NativeMemory.AllocZeroed((nuint)(count * Size));
    }

    public int Count { get; }

    public void* Pointer => _events;

    public Readiness ReadinessAt(int index) => (Readiness)Unsafe.ReadUnaligned<uint>(_events + (index * Size));

    public ulong KeyAt(int index) => Unsafe.ReadUnaligned<ulong>(_events + (index * Size) + Size - sizeof(ulong));

    /// <summary>Adds, changes or removes what is waited for.</summary>
    /// <returns>False when the kernel refuses.</returns>
    public static bool Control(int epoll, int operation, int descriptor, Readiness interest, ulong key)
    {
        var change = stackalloc byte[16];
        Unsafe.WriteUnaligned(change, (uint)interest);
        Unsafe.WriteUnaligned(change + Size - sizeof(ulong), key);
        return Libc.EpollControl(epoll, operation, descriptor, change) == 0;
    }

    public void Dispose() => NativeMemory.Free(_events);
}
