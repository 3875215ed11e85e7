using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Fuzz;

/// <summary>Damages valid input in ways that a parser may trip over. The seed decides everything.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens =
        [.. new[] { "[", "]", "{", "}", "\"", ",", ":", "\\", "\\u", "\\ud800", "-", "/", "0", "9", "1e999", "null", "true", "_placeholder", "num", "\u001e", "b", "=", " ", "\n", "é", "😀" }
            .Select(Encoding.UTF8.GetBytes), [0], [0xff], [0xc3], [0xed, 0xa0, 0x80]];

    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] valid)
    {
        var bytes = new List<byte>(valid);
        for (var changes = _random.Next(1, 5); changes > 0; changes--)
        {
            var at = _random.Next(bytes.Count + 1);
            var length = Math.Min(_random.Next(1, 9), bytes.Count - at);
            switch (_random.Next(7))
            {
                case 0:
                    bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3 when length > 0:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 4 when length > 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 6:
                    bytes.InsertRange(at, Enumerable.Repeat(Tokens[_random.Next(Tokens.Length)], _random.Next(600)).SelectMany(token => token));
                    break;
            }
        }

        return [.. bytes];
    }

    public byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(64)];
        _random.NextBytes(bytes);
        return bytes;
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public bool OneIn(int chances) => _random.Next(chances) == 0;

    public int[] Cuts(int length) => [.. Enumerable.Range(0, _random.Next(5)).Select(_ => _random.Next(length + 1)).Order()];
}
