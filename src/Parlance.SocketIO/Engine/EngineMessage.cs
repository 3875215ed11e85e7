using System.Text;

namespace Parlance.SocketIO;

/// <summary>A message of an Engine.IO client. Owns its bytes.</summary>
public readonly struct EngineMessage
{
    internal EngineMessage(ReadOnlyMemory<byte> data, bool isBinary)
    {
        Data = data;
        IsBinary = isBinary;
    }

    /// <summary>Whether it was sent as binary; otherwise <see cref="Data"/> is UTF-8.</summary>
    public bool IsBinary { get; }

    /// <summary>The message's bytes.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The message as text.</summary>
    public string Text => Encoding.UTF8.GetString(Data.Span);
}
