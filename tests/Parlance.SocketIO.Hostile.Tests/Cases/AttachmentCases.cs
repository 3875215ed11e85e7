namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Binary packets whose attachments are too many, missing, strange or interleaved (CVE-2026-33151, CVE-2023-32695, CVE-2022-2421).</summary>
internal static class AttachmentCases
{
    private const string One = "{\"_placeholder\":true,\"num\":0}";

    public static IEnumerable<HostileCase> All() => [.. Headers(), .. Placeholders(), .. Order(), .. Sizes()];

    private static IEnumerable<HostileCase> Headers() =>
    [
        .. OnBoth.Transports("a binary event without a count", Outcome.Ends, $"45[\"echo\",{One}]"),
        .. OnBoth.Transports("a binary event with a count of nothing", Outcome.Ends, $"45-[\"echo\",{One}]"),
        .. OnBoth.Transports("a binary event without attachments", Outcome.Ends, "450-[\"echo\"]"),
        .. OnBoth.Transports("eleven attachments", Outcome.Ends, $"4511-[\"echo\",{One}]"),
        .. OnBoth.Transports("ten billion attachments", Outcome.Ends, $"4510000000000-[\"echo\",{One}]"),
        .. OnBoth.Transports("a count of 100,000 digits", Outcome.Ends, $"45{new string('9', 100_000)}-[\"echo\"]"),
        .. OnBoth.Transports("minus one attachment", Outcome.Ends, $"45-1-[\"echo\",{One}]"),
        .. OnBoth.Transports("one and a half attachments", Outcome.Ends, $"451.5-[\"echo\",{One}]"),
        .. OnBoth.Transports("a hexadecimal count", Outcome.Ends, $"450x1-[\"echo\",{One}]"),
        .. OnBoth.Transports("a binary acknowledgement of nothing", Outcome.Lives, $"461-99[{One}]", "bAQID"),
    ];

    private static IEnumerable<HostileCase> Placeholders() =>
    [
        .. OnBoth.Transports("a placeholder beyond the attachments", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":1}]"),
        .. OnBoth.Transports("a negative placeholder", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":-1}]"),
        .. OnBoth.Transports("a placeholder with a fraction", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":0.5}]"),
        .. OnBoth.Transports("a placeholder named by a string", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":\"0\"}]"),
        .. OnBoth.Transports("a placeholder named by a method", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":\"splice\"}]"),
        .. OnBoth.Transports("a placeholder of 10^400", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true,\"num\":1e400}]"),
        .. OnBoth.Transports("a placeholder without a number", Outcome.Ends, "451-[\"echo\",{\"_placeholder\":true}]"),
        .. OnBoth.Transports("a placeholder with an escaped name", Outcome.Lives, "451-1[\"echo\",{\"_place\\u0068older\":true,\"num\":0}]", "bAQID"),
        .. OnBoth.Transports("a placeholder that is none", Outcome.Lives, "451-1[\"echo\",{\"_placeholder\":false,\"num\":7}," + One + "]", "bAQID"),
        .. OnBoth.Transports("a placeholder inside a placeholder", Outcome.Lives, "451-1[\"echo\",{\"_placeholder\":true,\"num\":0,\"a\":" + One + "}]", "bAQID"),
        .. OnBoth.Transports("a placeholder as the event's name", Outcome.Ends, $"451-[{One}]"),
        .. OnBoth.Transports("100 placeholders of one attachment", Outcome.Ends, $"451-[\"echo\",{string.Join(',', Enumerable.Repeat(One, 100))}]"),
        .. OnBoth.Transports("20,000 placeholders inside each other", Outcome.Ends, $"451-[\"echo\",{PacketCases.Deep("{\"_placeholder\":true,\"num\":0,\"a\":", 20_000, "}")}]"),
        .. OnBoth.Transports("placeholders in an event without attachments", Outcome.Lives, $"421[\"any\",{One}]"),
        .. OnBoth.Transports("binary where a number is read", Outcome.Lives, $"451-1[\"number\",{One}]", "bAQID"),
        .. OnBoth.Transports("binary where an object is bound", Outcome.Lives, $"451-1[\"profile\",{One}]", "bAQID"),
        .. OnBoth.Transports("binary deep inside JSON", Outcome.Lives, $"451-1[\"echo\",{PacketCases.Deep("[", 400, "]", One)}]", "bAQID"),
    ];

    private static IEnumerable<HostileCase> Order() =>
    [
        .. OnBoth.Transports("an event instead of an attachment", Outcome.Ends, $"451-[\"echo\",{One}]", "42[\"echo\"]"),
        .. OnBoth.Transports("a CONNECT instead of an attachment", Outcome.Ends, $"451-[\"echo\",{One}]", "40/slow,"),
        .. OnBoth.Transports("a DISCONNECT instead of an attachment", Outcome.Ends, $"451-[\"echo\",{One}]", "41"),
        .. OnBoth.Transports("another binary event instead of an attachment", Outcome.Ends, $"451-[\"echo\",{One}]", $"451-[\"echo\",{One}]"),
        .. OnBoth.Transports("a pong between event and attachment", Outcome.Lives, $"451-1[\"echo\",{One}]", "3", "bAQID"),
        .. OnBoth.Transports("one attachment too many", Outcome.Ends, $"451-1[\"echo\",{One}]", "bAQID", "bAQID"),
        .. OnBoth.Transports("an attachment before its event", Outcome.Ends, "bAQID", $"451-[\"echo\",{One}]"),
        .. OnBoth.Transports("an attachment for an event not joined", Outcome.Ends, $"451-/slow,[\"echo\",{One}]", "bAQID"),
        new("websocket: an attachment that never comes", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync($"451-[\"echo\",{One}]");
        }),
        new("polling: an attachment that never comes", async attack =>
        {
            var peer = await attack.PollingAsync();
            Assert.Equal(200, (await peer.PostAsync($"451-[\"echo\",{One}]")).Status);
        }),
        new("polling: an attachment in the next body", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.PostAsync($"451-7[\"echo\",{One}]");
            await peer.PostAsync("bAQID");
            Assert.Equal($"461-7[{One}]", await peer.ReadUntilAsync("461-7"));
            await peer.ExpectOpenAsync();
        }),
    ];

    private static IEnumerable<HostileCase> Sizes() =>
    [
        .. OnBoth.Transports("ten attachments of nothing", Outcome.Lives, [$"4510-1[\"echo\",{One}]", .. Enumerable.Repeat("b", 10)]),
        .. OnBoth.Transports("ten attachments of 70,000 bytes", Outcome.Lives, [$"4510-1[\"echo\",{One}]", .. Enumerable.Repeat("b" + Convert.ToBase64String(new byte[70_000]), 10)]),
    ];
}
