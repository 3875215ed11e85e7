using Parlance.SocketIO.Hostile.Tests.Cases;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>
/// What a message costs grows with its length and not with its square, whatever it holds: four times the bytes may take some four times as
/// long, and sixteen times would be an attack. The processor's time is measured, which other programs do not disturb; alone, because other
/// tests would.
/// </summary>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    private const int Small = 200_000;
    private const int Large = 4 * Small;
    private const int RatioMax = 11;

    private const int AttemptsMax = 3;

    // Below this the measure is mostly of what does not grow.
    private static readonly TimeSpan s_tooQuickToCompare = TimeSpan.FromMilliseconds(60);

    private static readonly Dictionary<string, Func<int, byte[]>> s_messages = new(StringComparer.Ordinal)
    {
        ["one string"] = static size => Event($"\"{new string('x', size)}\""),
        ["escapes"] = static size => Event($"\"{Repeat("\\u0041", size)}\""),
        ["backslashes"] = static size => Event($"\"{Repeat("\\\\", size)}\""),
        ["an array of numbers"] = static size => Event($"[1{Repeat(",1", size)}]"),
        ["one number"] = static size => Event(new string('7', size)),
        ["one number with a fraction"] = static size => Event("0." + new string('7', size)),
        ["an array of empty objects"] = static size => Event($"[{{}}{Repeat(",{}", size)}]"),
        ["names alike"] = static size => Event($"{{\"a\":1{Repeat(",\"a\":1", size)}}}"),
        ["names that differ"] = static size => Event($"{{\"a\":1{string.Concat(Enumerable.Range(0, size / 12).Select(static i => $",\"n{i:000000}\":1"))}}}"),
        ["names with escapes"] = static size => Event($"{{\"a\":1{Repeat(",\"\\u0061\":1", size)}}}"),
        ["brackets 400 deep, again and again"] = static size => Event($"[1{Repeat("," + PacketCases.Deep("[", 400, "]"), size)}]"),
        ["blanks"] = static size => Event(new string(' ', size) + "1"),
        ["a long name"] = static size => Frame.OfText($"42[\"{new string('n', size)}\",1]").ToBytes(),
        ["a long name with escapes"] = static size => Frame.OfText($"42[\"{Repeat("\\u0061", size)}\",1]").ToBytes(),
        ["a numeric name"] = static size => Frame.OfText($"42[{new string('7', size)},1]").ToBytes(),
        ["an acknowledgement id of zeros"] = static size => Frame.OfText($"42{new string('0', size)}[\"nobody\"]").ToBytes(),
        ["almost placeholders"] = static size => Binary($"[1{Repeat(",{\"_placeholder\":false,\"num\":0}", size)}]"),
        ["placeholders' names with escapes"] = static size => Binary($"[1{Repeat(",{\"\\u005fplaceholder\":1,\"n\\u0075m\":0}", size)}]"),
        ["frames of one event each"] = static size => Many(Frame.OfText("42[\"nobody\"]"), size),
        ["pings"] = static size => Many(new Frame(Frame.Ping, [1]), size),
        ["pongs of Engine.IO"] = static size => Many(Frame.OfText("3"), size),
    };

    public static TheoryData<string> Messages => new(s_messages.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Four_times_the_bytes_take_four_times_as_long(string name)
    {
        await using var server = await HostileServer.StartAsync();
        await using var attack = new Attack(server);
        var peer = await attack.WebSocketAsync();
        var (small, large) = (s_messages[name](Small), s_messages[name](Large));
        await TimeAsync(peer, small);

        // The collector and the compiler have their moments: what is quadratic stays so in every attempt.
        var findings = new List<string>();
        do
        {
            var (quick, slow) = (await BestAsync(peer, small), await BestAsync(peer, large));
            if (slow < s_tooQuickToCompare || slow < quick * RatioMax)
            {
                server.Log.AssertQuiet();
                return;
            }

            findings.Add($"{small.Length} bytes took {quick.TotalMilliseconds} ms, {large.Length} bytes {slow.TotalMilliseconds} ms.");
        }
        while (findings.Count < AttemptsMax);
        Assert.Fail(string.Join('\n', findings));
    }

    private static async Task<TimeSpan> BestAsync(WebSocketPeer peer, byte[] bytes)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            var time = await TimeAsync(peer, bytes);
            best = time < best ? time : best;
        }

        return best;
    }

    /// <summary>From the first byte until the server has come to what stands behind the last.</summary>
    private static async Task<TimeSpan> TimeAsync(WebSocketPeer peer, byte[] bytes)
    {
        var before = Environment.CpuUsage.TotalTime;
        await peer.Connection.SendAsync(bytes);
        await peer.ExpectOpenAsync();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static byte[] Event(string json) => Frame.OfText($"42[\"profile\",{json}]").ToBytes();

    private static byte[] Binary(string json) =>
        [.. Frame.OfText($"451-[\"nobody\",{{\"_placeholder\":true,\"num\":0}},{json}]").ToBytes(), .. new Frame(Frame.Binary, [1]).ToBytes()];

    private static byte[] Many(Frame frame, int size)
    {
        var bytes = frame.ToBytes();
        return [.. Enumerable.Repeat(bytes, size / bytes.Length).SelectMany(static frame => frame)];
    }

    private static string Repeat(string text, int size) => string.Concat(Enumerable.Repeat(text, size / text.Length));
}
