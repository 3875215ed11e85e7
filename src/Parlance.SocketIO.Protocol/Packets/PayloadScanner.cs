using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>Validates a packet's JSON in one pass and notes where its arguments are, and its placeholders if it is binary.</summary>
internal ref struct PayloadScanner : IDisposable
{
    private readonly PacketDecoderOptions _options;
    private Utf8JsonReader _reader;
    private ArgumentBounds _bounds;
    private PlaceholderTracker _placeholders;

    /// <param name="json">The payload.</param>
    /// <param name="options">The limits.</param>
    /// <param name="bounds">Room for the start and end of the first arguments.</param>
    /// <param name="isBinary">Whether objects may be placeholders.</param>
    public PayloadScanner(ReadOnlySpan<byte> json, PacketDecoderOptions options, Span<int> bounds, bool isBinary)
    {
        _options = options;

        // One level more than allowed, so that our own check is met first and the reader need not throw.
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.JsonDepthMax + 1 });
        _bounds = new ArgumentBounds(bounds);
        _placeholders = isBinary ? new PlaceholderTracker(options) : default;
    }

    /// <summary>Start, end, start, end and so on of the arguments.</summary>
    public readonly ReadOnlySpan<int> Bounds => _bounds.Written;

    /// <summary>Reads the array of an event, with its name in front, or of an acknowledgement.</summary>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public PacketError ReadArguments(bool named, Utf8NameTable? names, out string name)
    {
        name = "";
        _reader.Read();
        if (named && (!_reader.Read() || !EventName.TryRead(ref _reader, names, out name)))
        {
            return PacketError.InvalidPayload;
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_bounds.Count == _options.ArgumentsMax)
            {
                return PacketError.TooManyArguments;
            }

            var start = (int)_reader.TokenStartIndex;
            if (ReadValue() is not PacketError.None and var error)
            {
                return error;
            }

            _bounds.Add(start, (int)_reader.BytesConsumed);
        }

        return ReadEnd();
    }

    /// <summary>Reads the single value of a packet that has no arguments.</summary>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public PacketError ReadSingle()
    {
        _reader.Read();
        return ReadValue() is not PacketError.None and var error ? error : ReadEnd();
    }

    /// <summary>The placeholders of the arguments, counted from the first argument's first byte.</summary>
    /// <returns><see langword="false"/> when one of them names no attachment.</returns>
    public readonly bool TryGetPlaceholders(int attachments, out Placeholder[] placeholders) =>
        _placeholders.TryGetPlaceholders(attachments, _bounds.Origin, out placeholders);

    public readonly void Dispose()
    {
        _bounds.Dispose();
        _placeholders.Dispose();
    }

    // The reader throws for anything but white space behind the value.
    private PacketError ReadEnd() => _reader.Read() ? PacketError.InvalidPayload : PacketError.None;

    private PacketError ReadValue()
    {
        var outer = _reader.CurrentDepth;
        while (true)
        {
            var opens = _reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            if (opens && _reader.CurrentDepth >= _options.JsonDepthMax)
            {
                return PacketError.TooDeep;
            }

            if (_placeholders.IsActive && !_placeholders.Take(ref _reader))
            {
                return PacketError.IllegalPlaceholder;
            }

            // A value ends with the token that is back at its depth and opens nothing.
            if (!opens && _reader.CurrentDepth == outer)
            {
                return PacketError.None;
            }

            _reader.Read();
        }
    }
}
