using System.Buffers.Binary;
using System.Globalization;

namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Frames that break RFC 6455, or keep to it in the most expensive way.</summary>
internal static class FrameCases
{
    private const string Echo = "421[\"echo\",\"split\"]";

    public static IEnumerable<HostileCase> All() => [.. Headers(), .. Control(), .. Closes(), .. Fragments(), .. Lengths(), .. Pieces()];

    private static IEnumerable<HostileCase> Headers()
    {
        yield return Frames("a frame that is not masked", 1002, Frame.OfText(Echo) with { Masked = false });
        foreach (var bit in (int[])[1, 2, 4, 7])
        {
            yield return Frames($"reserved bits {bit}", 1002, Frame.OfText(Echo) with { Reserved = bit });
        }

        foreach (var opcode in (int[])[0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF])
        {
            yield return Frames($"opcode {opcode:X}", 1002, new Frame(opcode, [1, 2, 3]));
        }

        yield return Frames("bytes of zero", 1002, new Frame(0, []) { Fin = false, Masked = false });
        yield return Frames("a compressed frame that nobody agreed to", 1002, new Frame(Frame.Text, [0x0a, 0xce, 0x2f, 0x4a]) { Reserved = 4 });
        yield return Alive("a mask of zeros", Frame.OfText(Echo) with { Mask = [0, 0, 0, 0] });
    }

    private static IEnumerable<HostileCase> Control()
    {
        yield return Frames("a ping of 126 bytes", 1002, new Frame(Frame.Ping, new byte[126]));
        yield return Frames("a ping that claims 64 bits of length", 1002, new Frame(Frame.Ping, []) { LengthBits = 64, ClaimedLength = ulong.MaxValue });
        yield return Frames("a ping in pieces", 1002, new Frame(Frame.Ping, [1]) { Fin = false });
        yield return Frames("a pong in pieces", 1002, new Frame(Frame.Pong, [1]) { Fin = false });
        yield return Frames("a close in pieces", 1002, new Frame(Frame.Close, []) { Fin = false });
        yield return Alive("a thousand pongs that nobody asked for", [.. Enumerable.Repeat(new Frame(Frame.Pong, new byte[125]), 1_000)]);
        yield return new HostileCase("frame: ten thousand pings", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            peer.Answers = false;
            var pings = Enumerable.Repeat(new Frame(Frame.Ping, new byte[100]).ToBytes(), 100).SelectMany(static ping => ping).ToArray();
            for (var batch = 0; batch < 100; batch++)
            {
                Assert.True(await peer.Connection.SendAsync(pings));
            }

            await peer.ExpectOpenAsync();
        });
    }

    private static IEnumerable<HostileCase> Closes()
    {
        yield return Frames("a close of one byte", 1002, new Frame(Frame.Close, [3]));
        foreach (var code in (int[])[0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535])
        {
            yield return Frames($"close code {code}", 1002, Close(code));
        }

        foreach (var code in (int[])[1000, 1001, 1003, 3000, 4999])
        {
            yield return Frames($"close code {code}", code, Close(code));
        }

        yield return Frames("a close whose reason is not UTF-8", 1007, Close(1000, 0xff, 0xfe));
        yield return Frames("a close with a reason of 123 bytes", 1000, Close(1000, [.. Enumerable.Repeat((byte)'x', 123)]));
        yield return Frames("a close with a reason of 124 bytes", 1002, Close(1000, [.. Enumerable.Repeat((byte)'x', 124)]));
        yield return Frames("data behind a close", 1000, Close(1000), Frame.OfText(Echo), Frame.OfText("42[\"echo\",2]"));
        yield return Frames("two closes", 1000, Close(1000), Close(1001));
        yield return Frames("garbage behind a close", 1000, Close(1000), new Frame(0xF, new byte[5_000]) { Masked = false });
    }

    private static IEnumerable<HostileCase> Fragments()
    {
        yield return Frames("a continuation of nothing", 1002, new Frame(Frame.Continuation, [1]));
        yield return Frames("a continuation after a whole message", 1002, Frame.OfText("6"), new Frame(Frame.Continuation, [1]));
        yield return Frames("text inside a message", 1002, Frame.OfText("4") with { Fin = false }, Frame.OfText("2"));
        yield return Frames("binary inside a message", 1002, Frame.OfText("4") with { Fin = false }, new Frame(Frame.Binary, [1]));
        yield return Frames("a message in 20,000 pieces of one byte", 1002, Pieces(20_000, 1));
        yield return Frames("a message in 20,000 pieces of nothing", 1002, Pieces(20_000, 0));
        yield return Frames("pieces that are too much together", 1009, Pieces(20, 60_000));
        yield return Frames("a character cut by a wrong piece", 1007, Frame.OfText("6") with { Fin = false }, new Frame(Frame.Continuation, [0xe2]) { Fin = false }, new Frame(Frame.Continuation, [0x28, 0xa1]));
        yield return Alive("a message in 500 pieces", [.. Cut("6" + new string('x', 499))]);
        yield return Alive("pings between the pieces", [.. Cut("6xyz").SelectMany(static piece => (Frame[])[piece, new Frame(Frame.Pong, [1])])]);
        yield return Alive("a character cut in two", Frame.OfText("6") with { Fin = false }, new Frame(Frame.Continuation, [0xc3]) { Fin = false }, new Frame(Frame.Continuation, [0xa9]));
        yield return new HostileCase("frame: a message that is never finished", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.SendAsync(new Frame(Frame.Text, new byte[900_000]) { Fin = false });
            peer.Connection.FinishSending();
            await peer.Connection.ReadToEndAsync();
        });
    }

    private static IEnumerable<HostileCase> Lengths()
    {
        yield return Frames("a length of 2^64 - 1", 1009, new Frame(Frame.Text, []) { LengthBits = 64, ClaimedLength = ulong.MaxValue });
        yield return Frames("a length of 2^63", 1009, new Frame(Frame.Text, []) { LengthBits = 64, ClaimedLength = 1UL << 63 });
        yield return Frames("a length of 2^31", 1009, new Frame(Frame.Binary, []) { LengthBits = 64, ClaimedLength = 1UL << 31 });
        yield return Frames("a message one byte too large", 1009, new Frame(Frame.Text, [.. Enumerable.Repeat((byte)'6', 1_000_001)]));
        yield return new HostileCase("frame: a message of five megabytes", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.SendAsync(new Frame(Frame.Text, new byte[5_000_000]));
            await peer.ExpectCloseAsync(1009);
        });
        yield return Alive("a message just small enough", new Frame(Frame.Text, [.. Enumerable.Repeat((byte)'6', 1_000_000)]));
        yield return Alive("a short length in 16 bits", Frame.OfText("6") with { LengthBits = 16 });
        yield return Alive("a short length in 64 bits", Frame.OfText("6") with { LengthBits = 64 });
        yield return new HostileCase("frame: a megabyte that is announced and does not come", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.SendAsync(new Frame(Frame.Text, [1, 2, 3]) { ClaimedLength = 1_000_000 });
            peer.Connection.FinishSending();
            await peer.Connection.ReadToEndAsync();
        });
    }

    private static IEnumerable<HostileCase> Pieces()
    {
        yield return new HostileCase("frame: every byte in a packet of its own", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            foreach (var value in Frame.OfText(Echo).ToBytes())
            {
                await peer.Connection.SendAsync((byte[])[value]);
            }

            Assert.Equal("431[\"split\"]", await peer.ReadUntilAsync("431"));
        });
        foreach (var length in (int[])[1, 3, 7, 13])
        {
            yield return new HostileCase(string.Create(CultureInfo.InvariantCulture, $"frame: an end after {length} bytes"), async attack =>
            {
                var peer = await attack.WebSocketAsync();
                await peer.Connection.SendAsync(new Frame(Frame.Text, new byte[70_000]).ToBytes().AsMemory(0, length));
                peer.Connection.Reset();
            });
        }

        yield return new HostileCase("frame: a thousand events in one packet", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.Connection.SendAsync(Enumerable.Range(0, 1_000).SelectMany(static id => Frame.OfText($"42{id}[\"echo\",{id}]").ToBytes()).ToArray());
            for (var id = 0; id < 1_000; id++)
            {
                Assert.Equal($"43{id}[{id}]", await peer.ReadUntilAsync("43"));
            }
        });
    }

    private static Frame Close(int code, params byte[] reason)
    {
        var payload = new byte[2 + reason.Length];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        reason.CopyTo(payload, 2);
        return new Frame(Frame.Close, payload);
    }

    private static Frame[] Pieces(int count, int bytes) =>
    [
        new Frame(Frame.Text, [(byte)'6']) { Fin = false },
        .. Enumerable.Repeat(new Frame(Frame.Continuation, [.. Enumerable.Repeat((byte)'x', bytes)]) { Fin = false }, count),
    ];

    private static IEnumerable<Frame> Cut(string text) =>
        text.Select((letter, index) => new Frame(index == 0 ? Frame.Text : Frame.Continuation, [(byte)letter]) { Fin = index == text.Length - 1 });

    private static HostileCase Frames(string name, int code, params Frame[] frames) => new($"frame: {name}", async attack =>
    {
        var peer = await attack.WebSocketAsync();
        await peer.Connection.SendAsync(frames.SelectMany(static frame => frame.ToBytes()).ToArray());
        await peer.ExpectCloseAsync(code);
    });

    private static HostileCase Alive(string name, params Frame[] frames) => new($"frame: {name}", async attack =>
    {
        var peer = await attack.WebSocketAsync();
        await peer.Connection.SendAsync(frames.SelectMany(static frame => frame.ToBytes()).ToArray());
        await peer.ExpectOpenAsync();
    });
}
