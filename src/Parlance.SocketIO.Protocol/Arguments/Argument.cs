using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// One argument of an event or an acknowledgement, as raw JSON until somebody asks for a type.
/// Emitted again it travels byte for byte, its binary parts included.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Argument
{
    private static readonly byte[] Null = "null"u8.ToArray();

    private readonly ReadOnlyMemory<byte> _json;
    private readonly int _offset;

    internal Argument(ReadOnlyMemory<byte> json, PacketAttachments? attachments, int offset)
    {
        _json = json;
        _offset = offset;
        Attachments = attachments;
    }

    /// <summary>
    /// The argument's JSON in UTF-8, with <c>{"_placeholder":true,"num":N}</c> wherever it holds binary.
    /// Of a default <see cref="Argument"/>: <c>null</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Json => _json.IsEmpty ? Null : _json;

    /// <summary>
    /// Whether the packet that it came from carried binary. Only then is a placeholder one;
    /// otherwise an object that looks like it is the sender's data.
    /// </summary>
    public bool HasAttachments => Attachments is not null;

    /// <summary>Whether the argument itself is binary.</summary>
    public bool IsBinary => Attachments is not null && Attachments.TryFind(_offset, _json.Length, out _);

    /// <summary>The binary that the argument is; not a copy.</summary>
    /// <exception cref="InvalidOperationException">It is not; see <see cref="IsBinary"/>.</exception>
    public ReadOnlyMemory<byte> Bytes => Attachments is not null && Attachments.TryFind(_offset, _json.Length, out var num)
        ? Attachments[num]
        : throw new InvalidOperationException("The argument is not binary.");

    internal PacketAttachments? Attachments { get; }

    /// <summary>Where the argument starts among the bytes that its placeholders are counted in.</summary>
    internal int Offset => _offset;

    /// <summary>Makes an argument of JSON that is at hand already.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8. It is not copied, so nobody may change it afterwards.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="JsonException">It is not exactly one JSON value, or is nested too deep.</exception>
    public static Argument FromJson(ReadOnlyMemory<byte> utf8Json)
    {
        JsonText.Validate(utf8Json.Span);
        return new Argument(utf8Json, attachments: null, offset: 0);
    }

    /// <summary>Reads the argument as a type.</summary>
    /// <typeparam name="T">The type; <see cref="Argument"/> itself gives the argument as it is.</typeparam>
    /// <param name="serializer">How JSON becomes the type.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The argument does not fit the type.</exception>
    public T? Get<T>(PacketSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        return serializer.Deserialize<T>(this);
    }

    /// <summary>Finds a property of an argument that is an object, without reading the others.</summary>
    /// <param name="name">The property's name, exactly as it is in the JSON.</param>
    /// <param name="value">The property's value, with its binary.</param>
    /// <returns>Whether there is one; of several with one name the last counts.</returns>
    public bool TryGetProperty(string name, out Argument value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ArgumentProperty.TryFind(Json.Span, name, out var range))
        {
            value = default;
            return false;
        }

        value = new Argument(_json[range], Attachments, _offset + range.Start.Value);
        return true;
    }

    /// <summary>The argument's JSON.</summary>
    /// <returns>The text of <see cref="Json"/>.</returns>
    public override string ToString() => Encoding.UTF8.GetString(Json.Span);

    internal ArgumentList ToList() => ArgumentList.Single(Json, Attachments, _offset);
}
