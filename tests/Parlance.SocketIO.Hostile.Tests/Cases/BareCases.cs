namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>The bare WebSocket door: frames of JSON that are none.</summary>
internal static class BareCases
{
    public static IEnumerable<HostileCase> All() => [.. First(), .. Frames(), .. Others()];

    private static IEnumerable<HostileCase> First()
    {
        foreach (var (name, text) in ((string, string)[])
            [
                ("an event before auth", """{"event":"echo","id":1}"""),
                ("an answer before auth", """{"id":1,"data":1}"""),
                ("a packet of Engine.IO", "2probe"),
                ("a packet of Socket.IO", "40"),
                ("auth with an array", """{"event":"auth","data":[]}"""),
                ("auth with a string", """{"event":"auth","data":"secret"}"""),
                ("auth that is not closed", """{"event":"auth","data":{"""),
                ("nothing", ""),
            ])
        {
            yield return new HostileCase($"bare: {name}", async attack =>
            {
                var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/ws");
                await peer.TextAsync(text);
                await peer.ReadUntilAsync("""{"error":{"code":"invalid",""");
                await peer.ExpectCloseAsync();
            });
        }

        yield return new HostileCase("bare: auth 500 deep", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/ws");
            await peer.TextAsync($"{{\"event\":\"auth\",\"data\":{PacketCases.Deep("{\"a\":", 500, "}")},\"id\":1}}");
            await peer.ReadUntilAsync("{\"id\":1,");
        });
        yield return new HostileCase("bare: events before the answer to auth", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/ws");
            await peer.Connection.SendAsync((byte[])[.. Frame.OfText("""{"event":"auth"}""").ToBytes(), .. Frame.OfText("""{"event":"echo","id":1}""").ToBytes()]);
            await peer.ReadAsync();
        });
        yield return new HostileCase("bare: silence instead of auth", async attack =>
            await (await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/ws")).ExpectCloseAsync(), Profile.Impatient);
    }

    private static IEnumerable<HostileCase> Frames()
    {
        foreach (var (name, text, outcome) in ((string, string, Outcome)[])
            [
                ("an array", "[]", Outcome.Ends),
                ("a number", "1", Outcome.Ends),
                ("an empty object", "{}", Outcome.Ends),
                ("an event that is a number", """{"event":1}""", Outcome.Ends),
                ("an event that is a lone surrogate", """{"event":"\ud800"}""", Outcome.Ends),
                ("a name that is a lone surrogate", """{"event":"echo","\ud800":1}""", Outcome.Ends),
                ("an id that is a string", """{"event":"echo","id":"1"}""", Outcome.Ends),
                ("an id below zero", """{"event":"echo","id":-1}""", Outcome.Ends),
                ("an id with a fraction", """{"event":"echo","id":1.5}""", Outcome.Ends),
                ("an id beyond 64 bits", """{"event":"echo","id":99999999999999999999}""", Outcome.Ends),
                ("two objects", """{"event":"echo"}{"event":"echo"}""", Outcome.Ends),
                ("text behind the object", """{"event":"echo"}x""", Outcome.Ends),
                ("a reserved event", """{"event":"disconnect"}""", Outcome.Ends),
                ("the largest id", """{"event":"echo","id":18446744073709551615,"data":1}""", Outcome.Lives),
                ("the same names twice", """{"event":"nope","event":"echo","id":1,"id":2,"data":1,"data":2}""", Outcome.Lives),
                ("an unknown event", """{"event":"nope","data":{"a":1},"id":3}""", Outcome.Lives),
                ("an answer to nothing", """{"id":77,"data":1}""", Outcome.Lives),
                ("an error about nothing", """{"id":77,"error":{"code":"x"}}""", Outcome.Lives),
                ("a second auth", """{"event":"auth","data":{"token":"other"}}""", Outcome.Lives),
                ("data of the wrong type", """{"event":"number","data":"x","id":4}""", Outcome.Lives),
                ("data with lone surrogates", """{"event":"any","data":"\ud800","id":5}""", Outcome.Lives),
                ("prototype pollution", """{"__proto__":{"event":"x"},"event":"echo","data":{"__proto__":{}},"id":6}""", Outcome.Lives),
            ])
        {
            yield return Bare(name, text, outcome);
        }

        yield return Bare("JSON 600 deep", $"{{\"event\":\"echo\",\"data\":{PacketCases.Deep("[", 600, "]")}}}", Outcome.Ends);
        yield return Bare("JSON 500 deep", $"{{\"event\":\"any\",\"id\":1,\"data\":{PacketCases.Deep("[", 500, "]")}}}", Outcome.Lives);
        yield return Bare("100,000 names", $"{{\"event\":\"echo\"{string.Concat(Enumerable.Range(0, 60_000).Select(static i => $",\"n{i}\":1"))}}}", Outcome.Lives);
        yield return Bare("an event with a name of 900,000 characters", $"{{\"event\":\"{new string('x', 900_000)}\"}}", Outcome.Lives);
    }

    private static IEnumerable<HostileCase> Others()
    {
        yield return new HostileCase("bare: a binary frame", async attack =>
        {
            var peer = await attack.BareAsync();
            await peer.BinaryAsync(1, 2, 3);
            await peer.ExpectCloseAsync();
        });
        yield return new HostileCase("bare: invalid UTF-8", async attack =>
        {
            var peer = await attack.BareAsync();
            await peer.SendAsync(new Frame(Frame.Text, [0xff]));
            await peer.ExpectCloseAsync(1007);
        });
        yield return new HostileCase("bare: silence", async attack =>
        {
            var peer = await attack.BareAsync();
            peer.Answers = false;
            await peer.ExpectCloseAsync();
        }, Profile.Impatient);
    }

    private static HostileCase Bare(string name, string text, Outcome outcome) => new($"bare: {name}", async attack =>
    {
        var peer = await attack.BareAsync();
        await peer.TextAsync(text);
        if (outcome == Outcome.Ends)
        {
            await peer.ExpectCloseAsync();
            return;
        }

        await peer.TextAsync("""{"event":"echo","data":"alive","id":70000}""");
        Assert.Equal("""{"id":70000,"data":"alive"}""", await peer.ReadUntilAsync("""{"id":70000"""));
    });
}
