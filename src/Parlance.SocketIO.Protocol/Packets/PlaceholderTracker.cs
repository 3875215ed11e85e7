using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Watches the tokens of a binary packet's payload go by and notes the placeholder objects, by the rules of
/// socket.io-parser's <c>_reconstructPacket</c>: an object counts when its <c>_placeholder</c> is <see langword="true"/>,
/// whatever else it holds; of a repeated property the last one counts; objects inside a placeholder do not count.
/// </summary>
internal ref struct PlaceholderTracker : IDisposable
{
    /// <summary>The property that marks a placeholder.</summary>
    public const string Mark = "_placeholder";

    /// <summary>The property that says which attachment it stands for.</summary>
    public const string Number = "num";

    private const int NotAnIndex = -1;

    private readonly int _placeholdersMax;
    private readonly Frame[]? _frames;
    private readonly List<Placeholder>? _found;
    private int _depth;

    public PlaceholderTracker(PacketDecoderOptions options)
    {
        _placeholdersMax = options.AttachmentsMax;
        _frames = ArrayPool<Frame>.Shared.Rent(options.JsonDepthMax + 1);
        _found = [];
    }

    private enum Property : byte
    {
        Other,
        Placeholder,
        Num,
    }

    /// <summary>Whether the packet is a binary one; a default tracker is not to be fed.</summary>
    public readonly bool IsActive => _frames is not null;

    /// <summary>Finds the placeholders in one JSON value.</summary>
    /// <exception cref="JsonException">One of them names no attachment, or there are too many or the value is too deep.</exception>
    public static Placeholder[] Find(ReadOnlySpan<byte> json, int attachments)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonText.DepthMax });
        using var tracker = new PlaceholderTracker(new PacketDecoderOptions { AttachmentsMax = int.MaxValue });
        while (reader.Read())
        {
            tracker.Take(ref reader);
        }

        return tracker.TryGetPlaceholders(attachments, origin: 0, out var found) ? found : throw new JsonException("A placeholder names no attachment.");
    }

    /// <summary>
    /// Reads the value of <see cref="Number"/>. JavaScript has one number type, so that 1.0 is an index too;
    /// 0.5 is not, although Node then hands out undefined.
    /// </summary>
    public static int ReadIndex(scoped ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.Number ? NotAnIndex
        : reader.TryGetInt32(out var index) ? index
        : reader.TryGetDouble(out var number) && number is >= 0 and <= int.MaxValue && double.IsInteger(number) ? (int)number
        : NotAnIndex;

    /// <summary>Takes the token that the reader stands on.</summary>
    /// <returns><see langword="false"/> when there are more placeholders than a packet may have.</returns>
    public bool Take(scoped ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _frames![_depth - 1].Pending =
                    JsonText.NameEquals(in reader, Mark) ? Property.Placeholder : JsonText.NameEquals(in reader, Number) ? Property.Num : Property.Other;
                return true;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                TakeValue(ref reader);
                _frames![_depth++] = new Frame { Start = (int)reader.TokenStartIndex, Num = NotAnIndex };
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                ref readonly var closed = ref _frames![--_depth];
                return !closed.IsPlaceholder || Note(closed, (int)reader.BytesConsumed);
            default:
                TakeValue(ref reader);
                return true;
        }
    }

    /// <summary>The placeholders found, counted from <paramref name="origin"/>.</summary>
    /// <returns><see langword="false"/> when one of them names no attachment.</returns>
    public readonly bool TryGetPlaceholders(int attachments, int origin, out Placeholder[] placeholders)
    {
        placeholders = new Placeholder[_found!.Count];
        for (var i = 0; i < placeholders.Length; i++)
        {
            var (start, end, num) = _found[i];
            if (num < 0 || num >= attachments)
            {
                return false;
            }

            placeholders[i] = new Placeholder(start - origin, end - origin, num);
        }

        return true;
    }

    public void Dispose()
    {
        if (_frames is not null)
        {
            ArrayPool<Frame>.Shared.Return(_frames);
        }
    }

    private readonly void TakeValue(scoped ref Utf8JsonReader reader)
    {
        // At the outermost level there is no frame, only the array of the arguments.
        if (_depth == 0)
        {
            return;
        }

        ref var frame = ref _frames![_depth - 1];
        switch (frame.Pending)
        {
            case Property.Placeholder:
                frame.IsPlaceholder = reader.TokenType == JsonTokenType.True;
                break;
            case Property.Num:
                frame.Num = ReadIndex(ref reader);
                break;
            case Property.Other:
                break;
        }

        frame.Pending = Property.Other;
    }

    private readonly bool Note(in Frame closed, int end)
    {
        // What was found inside a placeholder vanishes with the object that holds it.
        while (_found!.Count > 0 && _found[^1].Start > closed.Start)
        {
            _found.RemoveAt(_found.Count - 1);
        }

        _found.Add(new Placeholder(closed.Start, end, closed.Num));
        return _found.Count <= _placeholdersMax;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Frame
    {
        public int Start;
        public int Num;
        public bool IsPlaceholder;
        public Property Pending;
    }
}
