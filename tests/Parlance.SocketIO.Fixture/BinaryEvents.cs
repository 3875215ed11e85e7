namespace Parlance.SocketIO.Fixture;

/// <summary>Binary in typed bodies, and in objects that the server makes.</summary>
internal static class BinaryEvents
{
    public static void Add(Socket socket)
    {
        socket.On("digest", context =>
        {
            var parts = context.Need<Parts>(0);
            context.Ack(new { parts.Name, Bytes = Convert.ToHexStringLower(parts.Bytes), List = parts.List.Select(Convert.ToHexStringLower) });
        });
        socket.On("make-text", context => context.Ack(new string('x', context.Get<int>(0))));
        socket.On("make-binary", context => context.Ack((object)Counted(context.Get<int>(0))));
        socket.On("emit-binary", _ => socket.Emit("binary", (byte[])[1, 2, 3], new
        {
            Text = "é",
            Deep = new { Bytes = new ReadOnlyMemory<byte>([4]), List = (object[])[Array.Empty<byte>(), 5, (byte[])[255]] },
        }));
    }

    private static byte[] Counted(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)i;
        }

        return bytes;
    }

    private sealed record Parts(string Name, byte[] Bytes, IReadOnlyList<byte[]> List);
}
