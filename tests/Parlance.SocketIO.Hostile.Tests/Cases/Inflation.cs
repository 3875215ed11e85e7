using System.IO.Compression;

namespace Parlance.SocketIO.Hostile.Tests.Cases;

internal static class Inflation
{
    /// <summary>Few bytes that become many.</summary>
    public static byte[] Bomb(int inflatedBytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize))
        {
            var block = new byte[Math.Min(inflatedBytes, 65_536)];
            Array.Fill(block, (byte)'6');
            for (var written = 0; written < inflatedBytes; written += block.Length)
            {
                gzip.Write(block);
            }
        }

        return output.ToArray();
    }
}
