namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>JSON that is not, or that costs more to read than to write.</summary>
internal static class JsonCases
{
    public static IEnumerable<HostileCase> All() => [.. Sizes(), .. Strings(), .. Syntax(), .. Bytes()];

    private static IEnumerable<HostileCase> Sizes() =>
    [
        .. OnBoth.Transports("arrays 600 deep", Outcome.Ends, $"421[\"echo\",{PacketCases.Deep("[", 600, "]")}]"),
        .. OnBoth.Transports("objects 600 deep", Outcome.Ends, $"421[\"echo\",{PacketCases.Deep("{\"a\":", 600, "}")}]"),
        .. OnBoth.Transports("arrays 400,000 deep", Outcome.Ends, $"42[\"echo\",{new string('[', 400_000)}"),
        .. OnBoth.Transports("arrays 500 deep", Outcome.Lives, $"421[\"any\",{PacketCases.Deep("[", 500, "]")}]"),
        .. OnBoth.Transports("100,000 arguments", Outcome.Ends, $"42[\"echo\"{string.Concat(Enumerable.Repeat(",1", 100_000))}]"),
        .. OnBoth.Transports("1,001 arguments", Outcome.Ends, $"42[\"echo\"{string.Concat(Enumerable.Repeat(",1", 1_001))}]"),
        .. OnBoth.Transports("1,000 arguments", Outcome.Lives, $"421[\"echo\"{string.Concat(Enumerable.Repeat(",1", 1_000))}]"),
        .. OnBoth.Transports("an array of 400,000 items", Outcome.Lives, $"421[\"any\",[1{string.Concat(Enumerable.Repeat(",1", 400_000))}]]"),
        .. OnBoth.Transports("an object of 60,000 names", Outcome.Lives, $"421[\"profile\",{{{string.Join(',', Enumerable.Range(0, 60_000).Select(static i => $"\"n{i}\":1"))}}}]"),
        .. OnBoth.Transports("a number of 100,000 digits", Outcome.Lives, $"421[\"echo\",{new string('9', 100_000)}]"),
        .. OnBoth.Transports("a number of 100,000 digits, read as one", Outcome.Lives, $"421[\"number\",{new string('9', 100_000)}]"),
        .. OnBoth.Transports("a number with a huge exponent", Outcome.Lives, "421[\"any\",1e999999999]"),
        .. OnBoth.Transports("a string of 900,000 characters", Outcome.Lives, $"421[\"echo\",\"{new string('x', 900_000)}\"]"),
        .. OnBoth.Transports("a string of 150,000 escapes", Outcome.Lives, $"421[\"any\",\"{string.Concat(Enumerable.Repeat("\\u0041", 150_000))}\"]"),
        .. OnBoth.Transports("a string of 400,000 backslashes", Outcome.Lives, $"421[\"any\",\"{string.Concat(Enumerable.Repeat("\\\\", 400_000))}\"]"),
        .. OnBoth.Transports("half a million blanks", Outcome.Lives, $"421[\"echo\",{new string(' ', 500_000)}1]"),
        .. OnBoth.Transports("a thousand names alike", Outcome.Lives, $"421[\"profile\",{{{string.Join(',', Enumerable.Repeat("\"name\":\"a\"", 1_000))}}}]"),
    ];

    private static IEnumerable<HostileCase> Strings() =>
    [
        .. OnBoth.Transports("a lone high surrogate", Outcome.Lives, "421[\"echo\",\"\\ud800\"]"),
        .. OnBoth.Transports("a lone low surrogate", Outcome.Lives, "421[\"echo\",\"\\udc00x\"]"),
        .. OnBoth.Transports("a lone surrogate read as JSON", Outcome.Lives, "421[\"any\",{\"\\ud800\":\"\\ud800\"}]"),
        .. OnBoth.Transports("surrogates in the wrong order", Outcome.Lives, "421[\"any\",\"\\udc00\\ud800\"]"),
        .. OnBoth.Transports("an escaped NUL", Outcome.Lives, "421[\"echo\",\"\\u0000\"]"),
        .. OnBoth.Transports("an escaped separator", Outcome.Lives, "421[\"echo\",\"\\u001e42\"]"),
        .. OnBoth.Transports("prototype pollution", Outcome.Lives, "421[\"any\",{\"__proto__\":{\"x\":1},\"constructor\":{\"prototype\":{\"x\":1}}}]"),
        .. OnBoth.Transports("a type annotation", Outcome.Lives, "421[\"profile\",{\"$type\":\"Evil\",\"$id\":\"1\",\"$ref\":\"1\",\"name\":\"a\",\"age\":1}]"),
        .. OnBoth.Transports("an unknown escape", Outcome.Ends, "42[\"echo\",\"\\x41\"]"),
        .. OnBoth.Transports("a short escape", Outcome.Ends, "42[\"echo\",\"\\u41\"]"),
        .. OnBoth.Transports("a raw line feed in a string", Outcome.Ends, "42[\"echo\",\"a\nb\"]"),
        .. OnBoth.Transports("a raw NUL in a string", Outcome.Ends, "42[\"echo\",\"a\0b\"]"),
        .. OnBoth.Transports("a string without an end", Outcome.Ends, "42[\"echo\",\"abc"),
        .. OnBoth.Transports("a backslash at the end", Outcome.Ends, "42[\"echo\",\"abc\\"),
    ];

    private static IEnumerable<HostileCase> Syntax()
    {
        foreach (var (name, json) in ((string, string)[])
            [
                ("a comma too many", "[\"echo\",1,]"),
                ("a comma too few", "[\"echo\" 1]"),
                ("a comment", "[\"echo\"/*x*/,1]"),
                ("single quotes", "['echo']"),
                ("NaN", "[\"echo\",NaN]"),
                ("Infinity", "[\"echo\",-Infinity]"),
                ("undefined", "[\"echo\",undefined]"),
                ("a hexadecimal number", "[\"echo\",0x10]"),
                ("a leading zero", "[\"echo\",01]"),
                ("a plus sign", "[\"echo\",+1]"),
                ("a dot without digits", "[\"echo\",1.]"),
                ("an exponent without digits", "[\"echo\",1e]"),
                ("a name without quotes", "[\"echo\",{a:1}]"),
                ("a name without a value", "[\"echo\",{\"a\"}]"),
                ("an array that is not closed", "[\"echo\""),
                ("brackets that cross", "[\"echo\",{]}"),
                ("two values", "[\"echo\"][\"echo\"]"),
                ("text behind the value", "[\"echo\"]x"),
                ("NUL behind the value", "[\"echo\"]\0"),
                ("a byte order mark before the value", "\ufeff[\"echo\"]"),
            ])
        {
            foreach (var hostile in OnBoth.Transports($"JSON with {name}", Outcome.Ends, "42" + json))
            {
                yield return hostile;
            }
        }
    }

    private static IEnumerable<HostileCase> Bytes()
    {
        foreach (var (name, bytes) in ((string, byte[])[])
            [
                ("a lone continuation byte", [0x80]),
                ("a sequence cut off", [0xe2, 0x82]),
                ("an overlong slash", [0xc0, 0xaf]),
                ("an overlong NUL", [0xc0, 0x80]),
                ("an encoded surrogate", [0xed, 0xa0, 0x80]),
                ("a code point beyond Unicode", [0xf4, 0x90, 0x80, 0x80]),
                ("bytes of UTF-16", [0xff, 0xfe]),
            ])
        {
            byte[] packet = [.. "42[\"echo\",\""u8, .. bytes, .. "\"]"u8];
            yield return OnBoth.Polling($"UTF-8 with {name}", Outcome.Ends, packet);
            yield return new HostileCase($"websocket: UTF-8 with {name}", async attack =>
            {
                var peer = await attack.WebSocketAsync();
                await peer.SendAsync(new Frame(Frame.Text, packet));
                await peer.ExpectCloseAsync(1007);
            });
        }
    }
}
