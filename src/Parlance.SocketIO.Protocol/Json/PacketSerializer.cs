using System.Buffers;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Turns .NET values into the packets of <see href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol 5</see>
/// and received arguments into .NET values.
/// </summary>
/// <remarks>
/// <para>
/// <c>byte[]</c>, <see cref="ReadOnlyMemory{T}"/>, <see cref="Memory{T}"/> and <see cref="ArraySegment{T}"/> of bytes become attachments,
/// wherever they stand in an argument, numbered depth first. They are not copied: nobody may change them until they are sent.
/// </para>
/// <para>Safe for any number of threads.</para>
/// </remarks>
public sealed partial class PacketSerializer : IPacketEncoder
{
    /// <summary>Creates a serializer.</summary>
    /// <param name="user">
    /// How JSON is written and read; copied, so that later changes have no effect. Default: <see cref="JsonSerializerDefaults.Web"/>.
    /// Without an encoder of its own, strings are escaped as <c>JSON.stringify</c> does it; without a maximal depth, that is 512.
    /// A source context goes into <see cref="JsonSerializerOptions.TypeInfoResolver"/> and needs to list only the application's own types.
    /// </param>
    public PacketSerializer(JsonSerializerOptions? user = null)
    {
        Options = SerializerOptions.From(user);
        _direct = DirectTypes.Of(user);
    }

    /// <inheritdoc/>
    bool IPacketEncoder.IsBinary => false;

    /// <summary>The options in use, with the converters for binary; read-only.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>Reads an argument as a type.</summary>
    /// <typeparam name="T">The type; <see cref="Argument"/> itself gives the argument as it is.</typeparam>
    /// <param name="argument">The argument.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">
    /// The argument does not fit the type. Also thrown for whatever else a converter throws, which is then the inner exception.
    /// </exception>
    public T? Deserialize<T>(in Argument argument)
    {
        if (typeof(T) == typeof(Argument))
        {
            return (T)(object)argument;
        }

        using var scope = AttachmentScope.Reading(argument.Attachments);
        try
        {
            return JsonSerializer.Deserialize<T>(argument.Json.Span, Options);
        }
        catch (Exception exception) when (exception is not (JsonException or OutOfMemoryException))
        {
            // The sender decides what the converters get to see, so whatever they throw is about its argument.
            throw new JsonException("The argument does not fit the expected type.", exception);
        }
    }

    /// <summary>Writes a value as plain JSON, without attachments: binary becomes base64.</summary>
    /// <param name="output">Where to write. Nothing is written when serializing fails.</param>
    /// <param name="value">The value.</param>
    public void SerializeValue(IBufferWriter<byte> output, object? value)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var scratch = EncodeScratch.Take(Options);
        using var scope = AttachmentScope.Writing(attachments: null);
        WriteValue(scratch.Writer, value);
        output.Write(scratch.Written);
    }
}
