using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>Where <c>{"_placeholder":true,"num":N}</c> stands, counted from the first argument's first byte.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placeholder(int Start, int End, int Num);
