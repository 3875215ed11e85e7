namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Socket.IO packets that are malformed, out of order or meant for somebody else.</summary>
internal static class PacketCases
{
    private const string Reserved = "connect connect_error disconnect disconnecting newListener removeListener";

    public static IEnumerable<HostileCase> All() => [.. Headers(), .. Names(), .. Namespaces(), .. Connects(), .. Acks(), .. Arguments()];

    private static IEnumerable<HostileCase> Headers() =>
    [
        .. OnBoth.Transports("a packet without a type", Outcome.Ends, "4"),
        .. OnBoth.Transports("Socket.IO type 7", Outcome.Ends, "47[\"echo\"]"),
        .. OnBoth.Transports("Socket.IO type a", Outcome.Ends, "4a"),
        .. OnBoth.Transports("Socket.IO type -1", Outcome.Ends, "4-1"),
        .. OnBoth.Transports("a CONNECT_ERROR from the client", Outcome.Ends, "44{\"message\":\"no\"}"),
        .. OnBoth.Transports("an event without a payload", Outcome.Ends, "42"),
        .. OnBoth.Transports("an event whose payload is an object", Outcome.Ends, "42{}"),
        .. OnBoth.Transports("an event whose payload is a string", Outcome.Ends, "42\"echo\""),
        .. OnBoth.Transports("an event behind a blank", Outcome.Ends, "42 [\"echo\"]"),
        .. OnBoth.Transports("a negative acknowledgement id", Outcome.Ends, "42-1[\"echo\"]"),
        .. OnBoth.Transports("an acknowledgement id of 30 digits", Outcome.Ends, $"42{new string('9', 30)}[\"echo\"]"),
        .. OnBoth.Transports("an acknowledgement id of 100,000 zeros", Outcome.Lives, $"42{new string('0', 100_000)}[\"echo\"]"),
        .. OnBoth.Transports("the largest acknowledgement id", Outcome.Lives, "4218446744073709551615[\"echo\"]"),
        .. OnBoth.Transports("a DISCONNECT with a payload", Outcome.Ends, "41{}"),
        .. OnBoth.Transports("a comma instead of a namespace", Outcome.Ends, "42,[\"echo\"]"),
    ];

    private static IEnumerable<HostileCase> Names() =>
    [
        .. Reserved.Split(' ').SelectMany(static name => OnBoth.Transports($"the reserved event {name}", Outcome.Ends, $"42[\"{name}\"]")),
        .. OnBoth.Transports("a reserved event behind escapes", Outcome.Ends, "42[\"\\u0063onnect\"]"),
        .. OnBoth.Transports("an event without a name", Outcome.Ends, "42[]"),
        .. OnBoth.Transports("an event named null", Outcome.Ends, "42[null,1]"),
        .. OnBoth.Transports("an event named true", Outcome.Ends, "42[true]"),
        .. OnBoth.Transports("an event named by an object", Outcome.Ends, "42[{\"toString\":\"echo\"}]"),
        .. OnBoth.Transports("an event named by an array", Outcome.Ends, "42[[\"echo\"]]"),
        .. OnBoth.Transports("an event named by a number", Outcome.Lives, "42[1e400,1]"),
        .. OnBoth.Transports("an event named by 100,000 digits", Outcome.Lives, $"42[{new string('7', 100_000)}]"),
        .. OnBoth.Transports("an event with an empty name", Outcome.Lives, "42[\"\"]"),
        .. OnBoth.Transports("an event with a name of 900,000 characters", Outcome.Lives, $"42[\"{new string('x', 900_000)}\"]"),
        .. OnBoth.Transports("an event called error", Outcome.Lives, "42[\"error\",{\"message\":\"mine\"}]"),
        .. OnBoth.Transports("an event called __proto__", Outcome.Lives, "42[\"__proto__\",{\"polluted\":true}]"),
        .. OnBoth.Transports("an event whose name is a lone surrogate", Outcome.Lives, "42[\"\\ud800\"]"),
        .. OnBoth.Transports("an event whose name forges a log line", Outcome.Lives, "42[\"number\\r\\nError: forged\",{}]"),
    ];

    private static IEnumerable<HostileCase> Namespaces() =>
    [
        .. OnBoth.Transports("an unknown namespace", Outcome.Lives, "40/nope,"),
        .. OnBoth.Transports("a namespace that climbs", Outcome.Lives, "40/../../etc/passwd,"),
        .. OnBoth.Transports("a namespace with markup", Outcome.Lives, "40/<script>alert(1)</script>,"),
        .. OnBoth.Transports("a namespace with control characters", Outcome.Lives, "40/\u0001\u007f\r\n,"),
        .. OnBoth.Transports("a namespace without a comma", Outcome.Lives, "40/nope"),
        .. OnBoth.Transports("a namespace of 1,000 bytes", Outcome.Lives, $"40/{new string('x', 1_000)},"),
        .. OnBoth.Transports("a namespace of 2,000 bytes", Outcome.Ends, $"40/{new string('x', 2_000)},"),
        .. OnBoth.Transports("a namespace of 900,000 bytes", Outcome.Ends, $"40/{new string('x', 900_000)},"),
        .. OnBoth.Transports("a dynamic namespace with control characters", Outcome.Lives, "40/dyn-\r\u001bError: forged,"),
        new("websocket: an error in a dynamic namespace that forges a log line", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync("40/dyn-\r\u001bError: forged,");
            await peer.ReadUntilAsync("40/dyn");
            await peer.TextAsync("42/dyn-\r\u001bError: forged,[\"number\",{}]");
            await peer.ExpectOpenAsync();
        }),
        .. OnBoth.Transports("a dynamic namespace of two slashes", Outcome.Lives, "40//dyn-,"),
        .. OnBoth.Transports("an event to a namespace not joined", Outcome.Ends, "42/slow,[\"echo\"]"),
        .. OnBoth.Transports("an event to an unknown namespace", Outcome.Ends, "42/nope,[\"echo\"]"),
        .. OnBoth.Transports("a DISCONNECT from a namespace not joined", Outcome.Ends, "41/slow,"),
        .. OnBoth.Transports("an acknowledgement to a namespace not joined", Outcome.Ends, "43/slow,1[]"),
        .. OnBoth.Transports("an event to a namespace that refused", Outcome.Ends, "40/admin,", "42/admin,[\"echo\"]"),
        .. OnBoth.Transports("a second CONNECT", Outcome.Ends, "40"),
        .. OnBoth.Transports("a second CONNECT before the first is answered", Outcome.Ends, "40/fn-a,", "40/fn-a,"),
        .. OnBoth.Transports("an event before the CONNECT is answered", Outcome.Ends, "40/slow,", "40/slow,"),
        new("polling: an event before the CONNECT is answered, in one body", async attack =>
        {
            var peer = await PollingPeer.OpenAsync(await attack.OpenAsync(), await attack.OpenAsync());
            await peer.PostAsync("40\x1e" + "42[\"echo\"]");
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        }),
        new("websocket: an event after a DISCONNECT", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync("41");
            await peer.TextAsync("42[\"echo\"]");
            await peer.TextAsync("40");
            await peer.ReadUntilAsync("40{");
            await peer.ExpectOpenAsync();
        }),
    ];

    private static IEnumerable<HostileCase> Connects()
    {
        yield return First("an array as auth", "40[]", Outcome.Ends);
        yield return First("a string as auth", "40\"secret\"", Outcome.Ends);
        yield return First("null as auth", "40null", Outcome.Ends);
        yield return First("a broken object as auth", "40{\"token\":}", Outcome.Ends);
        yield return First("two objects as auth", "40{}{}", Outcome.Ends);
        yield return First("auth 600 deep", "40" + Deep("{\"a\":", 600, "}"), Outcome.Ends);
        yield return First("auth 500 deep", "40" + Deep("{\"a\":", 500, "}"), Outcome.Lives);
        yield return First("auth of 900,000 bytes", $"40{{\"a\":\"{new string('x', 900_000)}\"}}", Outcome.Lives);
        yield return First("auth of 100,000 names", $"40{{{string.Join(',', Enumerable.Range(0, 60_000).Select(static i => $"\"n{i}\":1"))}}}", Outcome.Lives);
        yield return First("auth with one name many times", $"40{{{string.Join(',', Enumerable.Repeat("\"a\":1", 10_000))}}}", Outcome.Lives);
        yield return First("auth with lone surrogates", "40{\"\\ud800\":\"\\udfff\"}", Outcome.Lives);
        yield return First("auth with prototypes", "40{\"__proto__\":{\"admin\":true},\"constructor\":{\"prototype\":{}}}", Outcome.Lives);
        yield return First("auth with a placeholder", "40{\"token\":{\"_placeholder\":true,\"num\":0}}", Outcome.Lives);
        yield return First("a DISCONNECT first", "41", Outcome.Ends);
        yield return First("an event first", "42[\"echo\"]", Outcome.Ends);
        yield return First("an acknowledgement first", "430[]", Outcome.Ends);
        foreach (var (name, auth) in ((string, string)[])
            [("a number", "5"), ("an object", "{}"), ("a lone surrogate", "\"\\ud800\""), ("null", "null"), ("a string of 900,000 characters", $"\"{new string('x', 900_000)}\"")])
        {
            yield return new HostileCase($"auth: a token that is {name}", async attack =>
            {
                var peer = await attack.WebSocketAsync();
                await peer.TextAsync($"40/token,{{\"token\":{auth}}}");
                await peer.ReadUntilAsync("44/token,{\"message\":");
                await peer.ExpectOpenAsync();
            });
        }
    }

    private static IEnumerable<HostileCase> Acks() =>
    [
        .. OnBoth.Transports("an acknowledgement of nothing", Outcome.Lives, "430[\"x\"]"),
        .. OnBoth.Transports("an acknowledgement without an id", Outcome.Lives, "43[]"),
        .. OnBoth.Transports("an acknowledgement with the largest id", Outcome.Lives, "4318446744073709551615[]"),
        .. OnBoth.Transports("an acknowledgement id beyond 64 bits", Outcome.Ends, "4318446744073709551616[]"),
        .. OnBoth.Transports("an acknowledgement without a payload", Outcome.Ends, "431"),
        .. OnBoth.Transports("an acknowledgement whose payload is an object", Outcome.Ends, "431{}"),
        .. OnBoth.Transports("a flood of acknowledgements", Outcome.Lives, [.. Enumerable.Range(0, 5_000).Select(static id => $"43{id}[]")]),
        new("ack: the same answer a hundred times", async attack =>
        {
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync("421[\"ask\"]");
            var question = await peer.ReadUntilAsync("42");
            var id = question[2..question.IndexOf('[', StringComparison.Ordinal)];
            for (var answer = 0; answer < 100; answer++)
            {
                await peer.TextAsync($"43{id}[{answer}]");
            }

            Assert.Equal("431[0]", await peer.ReadUntilAsync("43"));
            await peer.ExpectOpenAsync();
        }),
        new("ack: somebody else's question", async attack =>
        {
            var (asked, other) = (await attack.WebSocketAsync(), await attack.WebSocketAsync());
            await asked.TextAsync("421[\"ask\"]");
            var question = await asked.ReadUntilAsync("42");
            var id = question[2..question.IndexOf('[', StringComparison.Ordinal)];
            await other.TextAsync($"43{id}[\"forged\"]");
            await other.ExpectOpenAsync();
            await asked.TextAsync($"43{id}[\"mine\"]");
            Assert.Equal("431[\"mine\"]", await asked.ReadUntilAsync("43"));
        }),
    ];

    private static IEnumerable<HostileCase> Arguments() =>
    [
        .. OnBoth.Transports("a string where a number is read", Outcome.Lives, "421[\"number\",\"x\"]"),
        .. OnBoth.Transports("a number too large for its type", Outcome.Lives, "421[\"number\",1e99]"),
        .. OnBoth.Transports("no argument where one is read", Outcome.Lives, "42[\"number\"]"),
        .. OnBoth.Transports("a number where a string is read", Outcome.Lives, "42[\"join\",5]"),
        .. OnBoth.Transports("a lone surrogate where a string is read", Outcome.Lives, "42[\"join\",\"\\ud800\"]"),
        .. OnBoth.Transports("an array where an object is bound", Outcome.Lives, "421[\"profile\",[]]"),
        .. OnBoth.Transports("a wrong member where an object is bound", Outcome.Lives, "421[\"profile\",{\"name\":{},\"age\":\"old\"}]"),
        .. OnBoth.Transports("an object that holds itself 400 times", Outcome.Lives, "421[\"profile\"," + Deep("{\"name\":\"a\",\"age\":1,\"friend\":", 400, "}", "null") + "]"),
        .. OnBoth.Transports("a room of 900,000 characters", Outcome.Lives, $"42[\"join\",\"{new string('r', 900_000)}\"]"),
    ];

    public static string Deep(string open, int depth, string close, string innermost = "1") =>
        string.Concat(Enumerable.Repeat(open, depth)) + innermost + string.Concat(Enumerable.Repeat(close, depth));

    private static HostileCase First(string name, string packet, Outcome outcome) => new($"connect: {name}", async attack =>
    {
        var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync());
        await peer.TextAsync(packet);
        if (outcome == Outcome.Lives)
        {
            await peer.ReadUntilAsync("40{");
        }

        await OnBoth.ExpectAsync(peer, outcome);
    });
}
