using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Turns JSON that was just written into MessagePack, in two passes: MessagePack wants to know how many items a container has before they
/// come.
/// </summary>
internal static class JsonToMessagePack
{
    // Beyond it JavaScript has no whole numbers of its own.
    private const double SafeInteger = 1L << 53;

    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Writes one value, with <paramref name="binaries"/> where their marks stand.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> json, InlineBinaries binaries)
    {
        using var counts = new ContainerCounts(json);
        var next = 0;
        var reader = new Utf8JsonReader(json, AnyDepth);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    MessagePackWriter.WriteArray(output, counts[next++]);
                    break;
                case JsonTokenType.StartObject:
                    MessagePackWriter.WriteMap(output, counts[next++]);
                    break;
                case JsonTokenType.PropertyName:
                    WriteText(output, ref reader);
                    break;
                case JsonTokenType.String when binaries.TryFind(reader.ValueSpan, out var bytes):
                    MessagePackWriter.WriteBinary(output, bytes.Span);
                    break;
                case JsonTokenType.String:
                    WriteText(output, ref reader);
                    break;
                case JsonTokenType.Number:
                    WriteNumber(output, ref reader);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    MessagePackWriter.WriteBoolean(output, reader.TokenType == JsonTokenType.True);
                    break;
                case JsonTokenType.Null:
                    MessagePackWriter.WriteNil(output);
                    break;
                default:
                    break;
            }
        }
    }

    private static void WriteText(IBufferWriter<byte> output, scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            MessagePackWriter.WriteString(output, reader.ValueSpan);
            return;
        }

        // UTF-8 is never longer than its escapes.
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            MessagePackWriter.WriteString(output, rented.AsSpan(0, reader.CopyString(rented)));
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, which UTF-8 does not have: it becomes U+FFFD.
            MessagePackWriter.WriteString(output, JsonText.Unescape(reader.ValueSpan));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void WriteNumber(IBufferWriter<byte> output, scoped ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer) && (integer != 0 || reader.ValueSpan[0] != (byte)'-'))
        {
            MessagePackWriter.WriteInteger(output, integer);
        }
        else if (reader.TryGetUInt64(out var large))
        {
            MessagePackWriter.WriteInteger(output, large);
        }
        else if (reader.GetDouble() is var number && double.IsInteger(number) && Math.Abs(number) <= SafeInteger && (number != 0 || double.IsPositive(number)))
        {
            MessagePackWriter.WriteInteger(output, (long)number);
        }
        else
        {
            MessagePackWriter.WriteFloat(output, number);
        }
    }

    /// <summary>How many items or properties each container has, in the order in which the containers begin.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct ContainerCounts : IDisposable
    {
        private const int FirstLength = 64;

        private int[] _counts = ArrayPool<int>.Shared.Rent(FirstLength);
        private int[] _open = ArrayPool<int>.Shared.Rent(FirstLength);

        public ContainerCounts(ReadOnlySpan<byte> json)
        {
            var begun = 0;
            var depth = 0;
            var reader = new Utf8JsonReader(json, AnyDepth);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    depth--;
                    continue;
                }

                // Of a property its value is counted.
                if (depth > 0 && reader.TokenType != JsonTokenType.PropertyName)
                {
                    _counts[_open[depth - 1]]++;
                }

                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    Set(ref _counts, begun, 0);
                    Set(ref _open, depth++, begun++);
                }
            }
        }

        public readonly int this[int index] => _counts[index];

        public readonly void Dispose()
        {
            ArrayPool<int>.Shared.Return(_counts);
            ArrayPool<int>.Shared.Return(_open);
        }

        private static void Set(ref int[] array, int index, int value)
        {
            if (index == array.Length)
            {
                var larger = ArrayPool<int>.Shared.Rent(array.Length * 2);
                array.CopyTo(larger, 0);
                ArrayPool<int>.Shared.Return(array);
                array = larger;
            }

            array[index] = value;
        }
    }
}
