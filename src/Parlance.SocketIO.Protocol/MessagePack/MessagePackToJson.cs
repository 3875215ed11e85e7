using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Turns values of one message into the JSON in which arguments are kept, and notes where its binary is. Nesting is followed on a rented
/// stack, not on the thread's.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="options">The limits.</param>
/// <param name="scratch">Where to write.</param>
/// <param name="keepsBinary">Whether binary is kept apart, as that of arguments is; otherwise it becomes base64.</param>
internal ref struct MessagePackToJson(ReadOnlyMemory<byte> message, PacketDecoderOptions options, EncodeScratch scratch, bool keepsBinary) : IDisposable
{
    // Each costs its place and its memory besides what was sent, and arguments look for their own among all.
    private const int BinariesMax = 1_000;

    private const int DateCharsMax = 32;

    private readonly Utf8JsonWriter _json = scratch.Writer;
    private Frame[]? _frames;
    private List<ReadOnlyMemory<byte>>? _binaries;
    private List<Placeholder>? _placeholders;
    private bool _hasLookalike;

    /// <summary>Writes the value that the reader stands before.</summary>
    /// <param name="reader">The reader; after an error it stands anywhere.</param>
    /// <param name="outerDepth">How many levels there are around it.</param>
    public PacketError Write(scoped ref MessagePackReader reader, int outerDepth)
    {
        var depth = 0;
        do
        {
            if (depth > 0 && _frames![depth - 1].Left-- == 0)
            {
                Close(_frames[--depth].IsMap);
                continue;
            }

            var isProperty = depth > 0 && _frames![depth - 1].IsMap;
            if ((isProperty ? ReadProperty(ref reader, out var written) : ReadItem(ref reader, out written)) is not PacketError.None and var error)
            {
                return error;
            }

            if (!written && Open(reader, outerDepth, ref depth) is not PacketError.None and var tooDeep)
            {
                return tooDeep;
            }
        }
        while (depth > 0);

        return PacketError.None;
    }

    /// <summary>The binary that was found, with its places counted from <paramref name="origin"/>.</summary>
    public readonly PacketError TakeAttachments(int origin, out PacketAttachments? attachments)
    {
        attachments = null;
        if (_binaries is null)
        {
            return PacketError.None;
        }

        // Read into a type, it would stand for binary that somebody else's object names.
        if (_hasLookalike)
        {
            return PacketError.IllegalPlaceholder;
        }

        var places = new Placeholder[_placeholders!.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var (start, end, num) = _placeholders[i];
            places[i] = new Placeholder(start - origin, end - origin, num);
        }

        attachments = new PacketAttachments(places, [.. _binaries]);
        return PacketError.None;
    }

    public readonly void Dispose()
    {
        if (_frames is not null)
        {
            ArrayPool<Frame>.Shared.Return(_frames);
        }
    }

    private PacketError ReadItem(scoped ref MessagePackReader reader, out bool written)
    {
        written = false;
        return reader.TryRead() ? WriteScalar(reader, out written) : PacketError.InvalidPayload;
    }

    // The value is read before the name is written: a property that is undefined is none.
    private PacketError ReadProperty(scoped ref MessagePackReader reader, out bool written)
    {
        written = false;
        if (!reader.TryRead())
        {
            return PacketError.InvalidPayload;
        }

        scoped ReadOnlySpan<byte> name;
        Span<byte> digits = stackalloc byte[20];
        switch (reader.Kind)
        {
            case MessagePackKind.String when Utf8.IsValid(reader.Bytes):
                name = reader.Bytes;
                break;
            case MessagePackKind.String:
                return PacketError.InvalidUtf8;
            case MessagePackKind.Integer:
                // As JavaScript does with a key that is no string.
                reader.Integer.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
                name = digits[..length];
                break;
            default:
                return PacketError.InvalidPayload;
        }

        if (!reader.TryRead())
        {
            return PacketError.InvalidPayload;
        }

        if (reader.Kind == MessagePackKind.Undefined)
        {
            written = true;
            return PacketError.None;
        }

        _hasLookalike |= reader is { Kind: MessagePackKind.Boolean, Truth: true } && name.SequenceEqual("_placeholder"u8);
        _json.WritePropertyName(name);
        return WriteScalar(reader, out written);
    }

    private PacketError WriteScalar(scoped in MessagePackReader reader, out bool written)
    {
        written = true;
        switch (reader.Kind)
        {
            case MessagePackKind.Nil or MessagePackKind.Undefined:
                _json.WriteNullValue();
                return PacketError.None;
            case MessagePackKind.Boolean:
                _json.WriteBooleanValue(reader.Truth);
                return PacketError.None;
            case MessagePackKind.Integer:
                _json.WriteNumberValue(reader.Integer);
                return PacketError.None;
            case MessagePackKind.LargeInteger:
                _json.WriteNumberValue((ulong)reader.Integer);
                return PacketError.None;
            case MessagePackKind.Float when double.IsFinite(reader.Float):
                _json.WriteNumberValue(reader.Float);
                return PacketError.None;
            case MessagePackKind.Float:
                // As JSON.stringify does.
                _json.WriteNullValue();
                return PacketError.None;
            case MessagePackKind.String:
                return WriteString(reader.Bytes);
            case MessagePackKind.Binary:
                return WriteBinary(reader.Range);
            case MessagePackKind.Date:
                WriteDate(reader);
                return PacketError.None;
            case MessagePackKind.Extension:
                return WriteExtension(reader);
            default:
                written = false;
                return PacketError.None;
        }
    }

    private readonly PacketError WriteString(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return PacketError.InvalidUtf8;
        }

        _json.WriteStringValue(utf8);
        return PacketError.None;
    }

    private readonly void WriteDate(scoped in MessagePackReader reader)
    {
        Span<char> room = stackalloc char[DateCharsMax];
        var text = MessagePackDate.Format(reader.Bytes, isMilliseconds: reader.ExtensionType == 0, room);
        if (text.IsEmpty)
        {
            _json.WriteNullValue();
        }
        else
        {
            _json.WriteStringValue(text);
        }
    }

    // As notepack.io hands out what it does not know: an array of the type and its bytes.
    private PacketError WriteExtension(scoped in MessagePackReader reader)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(reader.ExtensionType);
        var error = WriteBinary(reader.Range);
        _json.WriteEndArray();
        return error;
    }

    private PacketError WriteBinary(Range range)
    {
        if (!keepsBinary)
        {
            _json.WriteBase64StringValue(message.Span[range]);
            return PacketError.None;
        }

        var num = (_binaries ??= []).Count;
        if (num == BinariesMax)
        {
            return PacketError.TooManyAttachments;
        }

        _binaries.Add(message[range]);
        BinaryJson.WritePlaceholder(_json, num);

        // Counted from its end: the writer may have put a comma in front of it.
        var end = scratch.Position;
        (_placeholders ??= []).Add(new Placeholder(end - BinaryJson.PlaceholderLength(num), end, num));
        return PacketError.None;
    }

    private PacketError Open(scoped in MessagePackReader reader, int outerDepth, ref int depth)
    {
        if (outerDepth + depth >= options.JsonDepthMax)
        {
            return PacketError.TooDeep;
        }

        var isMap = reader.Kind == MessagePackKind.Map;
        _frames ??= ArrayPool<Frame>.Shared.Rent(options.JsonDepthMax);
        _frames[depth++] = new Frame { Left = reader.Count, IsMap = isMap };
        if (isMap)
        {
            _json.WriteStartObject();
        }
        else
        {
            _json.WriteStartArray();
        }

        return PacketError.None;
    }

    private readonly void Close(bool isMap)
    {
        if (isMap)
        {
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteEndArray();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Frame
    {
        public int Left;
        public bool IsMap;
    }
}
