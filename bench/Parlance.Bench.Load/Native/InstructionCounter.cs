using System.Globalization;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Load.Native;

/// <summary>
/// Counts the instructions of a process with the processor's own counters, in its programs and in the kernel for them. Neither other
/// programs nor other machines on the same hardware change that number.
/// </summary>
internal sealed unsafe partial class InstructionCounter
{
    private const int Hardware = 0, Instructions = 1;
    private const ulong InheritByNewThreads = 1 << 1;

    private static readonly int PerfEventOpen = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 298 : 241;

    private readonly List<int> _counters = [];

    public InstructionCounter(int process)
    {
        var attributes = new Attributes { Type = Hardware, Size = sizeof(Attributes), Config = Instructions, Flags = InheritByNewThreads };
        foreach (var thread in Directory.EnumerateDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task")))
        {
            var counter = (int)SystemCall(PerfEventOpen, &attributes, int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), -1, -1, 0);
            if (counter >= 0)
            {
                _counters.Add(counter);
            }
        }
    }

    /// <summary>Null where the processor has no counters, or this program may not use them.</summary>
    public long? Read()
    {
        long sum = 0;
        foreach (var counter in _counters)
        {
            long count;
            sum += Read(counter, &count, sizeof(long)) == sizeof(long) ? count : 0;
        }

        return sum > 0 ? sum : null;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, Attributes* attributes, long process, long processor, long group, long flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, void* buffer, nint length);

    /// <summary>The first version of the kernel's perf_event_attr that has all of its fields up to here, with those that stay zero left out.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 112)]
    private struct Attributes
    {
        [FieldOffset(0)]
        public int Type;

        [FieldOffset(4)]
        public int Size;

        [FieldOffset(8)]
        public ulong Config;

        [FieldOffset(40)]
        public ulong Flags;
    }
}
