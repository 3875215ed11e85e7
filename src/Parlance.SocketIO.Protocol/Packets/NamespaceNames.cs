using System.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>Reads namespaces without an allocation: a client talks to few, mostly several times in a row. A mutable struct, kept in a field.</summary>
internal struct NamespaceNames
{
    private const string Default = "/";

    private string? _last;

    /// <summary>The namespace of a packet; the default one when it names none.</summary>
    public string Read(ReadOnlySpan<byte> utf8, Utf8NameTable? names)
    {
        if (utf8.IsEmpty || utf8.SequenceEqual("/"u8))
        {
            return Default;
        }

        if (_last is null || !Ascii.Equals(utf8, _last))
        {
            _last = EventName.Intern(utf8, names);
        }

        return _last;
    }
}
