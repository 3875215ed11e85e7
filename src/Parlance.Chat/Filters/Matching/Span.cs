using System.Runtime.InteropServices;

namespace Parlance.Chat.Filters.Matching;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
/// <param name="Start">Its first.</param>
/// <param name="End">The one behind its last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(int Start, int End);
