using System.Buffers;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>The arguments of an event or an acknowledgement: slices of one array of raw JSON.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct ArgumentList : IReadOnlyList<Argument>
{
    private const byte AckDigit = (byte)'3';

    private readonly ReadOnlyMemory<byte> _json;
    private readonly PacketAttachments? _attachments;

    // Where the bytes stand among those that the attachments' placeholders are counted in.
    private readonly int _offset;

    // Start and end of each argument: the first four here, all of them in the array when there are more.
    private readonly InlineBounds _few;
    private readonly int[]? _many;

    private ArgumentList(ReadOnlyMemory<byte> json, ReadOnlySpan<int> bounds, PacketAttachments? attachments, int offset)
    {
        _json = json;
        _attachments = attachments;
        _offset = offset;
        Count = bounds.Length / 2;
        var target = bounds.Length <= InlineBounds.Length ? (Span<int>)_few : _many = new int[bounds.Length];
        for (var i = 0; i < bounds.Length; i++)
        {
            target[i] = bounds[i] - bounds[0];
        }
    }

    /// <summary>No arguments.</summary>
    public static ArgumentList Empty => default;

    /// <summary>How many arguments there are.</summary>
    public int Count { get; }

    /// <summary>One argument.</summary>
    /// <param name="index">Its place, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public Argument this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            ReadOnlySpan<int> bounds = _many ?? (ReadOnlySpan<int>)_few;
            var start = bounds[index * 2];
            return new Argument(_json[start..bounds[(index * 2) + 1]], _attachments, _offset + start);
        }
    }

    /// <summary>Takes the arguments from a JSON array, as an acknowledgement carries them.</summary>
    /// <param name="utf8JsonArray">The array in UTF-8; it is copied.</param>
    /// <returns>Its items.</returns>
    /// <exception cref="JsonException">It is not an array (white space in front included), or breaks a default limit of <see cref="PacketDecoderOptions"/>.</exception>
    public static ArgumentList Parse(ReadOnlySpan<byte> utf8JsonArray)
    {
        if (utf8JsonArray.IsEmpty || utf8JsonArray[0] != (byte)'[')
        {
            throw new JsonException("A JSON array was expected.");
        }

        var text = new byte[utf8JsonArray.Length + 1];
        text[0] = AckDigit;
        utf8JsonArray.CopyTo(text.AsSpan(1));
        var decoder = new PacketDecoder(new PacketDecoderOptions());
        return decoder.Text(new ReadOnlySequence<byte>(text), out var packet) == DecodeStatus.Complete
            ? packet.Arguments
            : throw new JsonException(decoder.ErrorText);
    }

    /// <summary>Takes the arguments from a JSON array, as an acknowledgement carries them.</summary>
    /// <param name="jsonArray">The array.</param>
    /// <returns>Its items.</returns>
    /// <exception cref="JsonException">It is not an array (white space in front included), or breaks a default limit of <see cref="PacketDecoderOptions"/>.</exception>
    public static ArgumentList Parse(string jsonArray) => Parse(Encoding.UTF8.GetBytes(jsonArray));

    /// <summary>Makes the list that a receiver gets when the values are sent to it, binary ones included.</summary>
    /// <param name="serializer">How the values become JSON.</param>
    /// <param name="values">The values.</param>
    /// <returns>The list.</returns>
    public static ArgumentList Create(PacketSerializer serializer, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        var text = new ArrayBufferWriter<byte>();
        var attachments = new List<ReadOnlyMemory<byte>>();
        serializer.EncodeAck(text, "/", 0, values, attachments);

        var limits = new PacketDecoderOptions { ArgumentsMax = int.MaxValue, AttachmentsMax = int.MaxValue };
        var decoder = new PacketDecoder(limits);
        var status = decoder.Text(new ReadOnlySequence<byte>(text.WrittenMemory), out var packet);
        foreach (var attachment in attachments)
        {
            status = decoder.Binary(attachment, out packet);
        }

        return status == DecodeStatus.Complete ? packet.Arguments : throw new JsonException(decoder.ErrorText);
    }

    /// <summary>Makes a list of one argument, without a copy.</summary>
    /// <param name="argument">The argument.</param>
    /// <returns>The list.</returns>
    public static ArgumentList FromArgument(in Argument argument) => argument.ToList();

    /// <summary>Enumerates the arguments without an allocation.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Argument> IEnumerable<Argument>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Copies the arguments out of a payload into one exact array.</summary>
    internal static ArgumentList Copy(ReadOnlySpan<byte> payload, ReadOnlySpan<int> bounds, PacketAttachments? attachments)
    {
        if (bounds.IsEmpty)
        {
            return default;
        }

        var json = GC.AllocateUninitializedArray<byte>(bounds[^1] - bounds[0]);
        payload[bounds[0]..bounds[^1]].CopyTo(json);
        return new ArgumentList(json, bounds, attachments, offset: 0);
    }

    /// <summary>A list of one argument whose bytes begin at <paramref name="offset"/> of its packet's arguments.</summary>
    internal static ArgumentList Single(ReadOnlyMemory<byte> json, PacketAttachments? attachments, int offset) =>
        new(json, [0, json.Length], attachments, offset);

    /// <summary>Enumerates an <see cref="ArgumentList"/>.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Enumerator : IEnumerator<Argument>
    {
        private readonly ArgumentList _list;
        private int _index;

        internal Enumerator(ArgumentList list)
        {
            _list = list;
            _index = -1;
        }

        /// <inheritdoc/>
        public readonly Argument Current => _list[_index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _list.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }

    [InlineArray(Length)]
    private struct InlineBounds
    {
        public const int Length = 8;

        private int _first;
    }
}
