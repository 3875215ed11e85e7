namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Gateways: bodies that do not bind, auth that guards cannot read, answers that do not fit.</summary>
internal static class GatewayCases
{
    public static IEnumerable<HostileCase> All() => [.. Bodies(), .. Guards(), .. Answers()];

    private static IEnumerable<HostileCase> Bodies()
    {
        foreach (var (name, arguments) in ((string, string)[])
            [
                ("no body", "\"order\""),
                ("null", "\"order\",null"),
                ("a number", "\"order\",1"),
                ("an array", "\"order\",[]"),
                ("an empty object", "\"order\",{}"),
                ("members of other types", "\"order\",{\"name\":{},\"amount\":\"many\"}"),
                ("a number too large", "\"order\",{\"name\":\"a\",\"amount\":1e99}"),
                ("a name too long", $"\"order\",{{\"name\":\"{new string('n', 500_000)}\",\"amount\":1}}"),
                ("a name that is a lone surrogate", "\"order\",{\"name\":\"\\ud800\",\"amount\":1}"),
                ("a key that is a lone surrogate", "\"count\",{\"\\ud800\":\"x\"}"),
                ("a key of 500,000 characters", $"\"count\",{{\"{new string('k', 500_000)}\":\"x\"}}"),
                ("a key with quotes and brackets", "\"count\",{\"a'][\\\"\\u0000\\r\\n\":\"x\"}"),
                ("a key of prototypes", "\"count\",{\"__proto__\":{},\"constructor\":[]}"),
                ("itself, 200 times", "\"order\"," + PacketCases.Deep("{\"name\":\"\",\"amount\":0,\"parts\":[", 200, "]}", "{}")),
                ("itself, 10,000 times beside each other", $"\"order\",{{\"name\":\"a\",\"amount\":1,\"parts\":[{string.Join(',', Enumerable.Repeat("{\"amount\":0}", 10_000))}]}}"),
                ("a string where a number is read by hand", "\"number\",\"x\""),
                ("text where bytes are bound", "\"bytes\",5"),
                ("base64 that is none", "\"bytes\",\"!!!!\""),
                ("a stream of text", "\"stream\",\"x\""),
            ])
        {
            yield return new HostileCase($"gateway: {name}", async attack =>
            {
                var peer = await JoinAsync(attack);
                await peer.TextAsync($"42/gate,1[{arguments}]");
                Assert.StartsWith("43/gate,1[{\"error\":{\"code\":\"", await peer.ReadUntilAsync("43/gate,1"), StringComparison.Ordinal);

                // And without an acknowledgement, as an event.
                await peer.TextAsync($"42/gate,[{arguments}]");
                await peer.ReadUntilAsync("42/gate,[\"exception\"");
            });
        }

        yield return new HostileCase("gateway: more arguments than parameters", async attack =>
        {
            var peer = await JoinAsync(attack);
            await peer.TextAsync("42/gate,1[\"order\",{\"name\":\"a\",\"amount\":1,\"note\":\"\\ud800\"},2,3,4]");
            Assert.DoesNotContain("error", await peer.ReadUntilAsync("43/gate,1"), StringComparison.Ordinal);
        });
        yield return new HostileCase("gateway: bad bodies at the bare door", async attack =>
        {
            var peer = await WebSocketPeer.OpenAsync(await attack.OpenAsync(), "/gate-ws");
            await peer.TextAsync("""{"event":"auth","id":0}""");
            await peer.ReadUntilAsync("""{"id":0""");
            foreach (var data in (string[])["null", "1", "[]", "{}", "{\"name\":5}", "{\"name\":\"\\ud800\",\"amount\":-1}", PacketCases.Deep("[", 400, "]")])
            {
                await peer.TextAsync($"{{\"event\":\"order\",\"id\":1,\"data\":{data}}}");
                Assert.StartsWith("{\"id\":1,\"error\":", await peer.ReadUntilAsync("{\"id\":1"), StringComparison.Ordinal);
            }
        });
    }

    private static IEnumerable<HostileCase> Guards()
    {
        foreach (var (name, auth) in ((string, string)[])
            [("a token that is refused", "\"wrong\""), ("a token that is a number", "5"), ("a token that is a lone surrogate", "\"\\ud800\""), ("a token 400 deep", PacketCases.Deep("[", 400, "]"))])
        {
            yield return new HostileCase($"gateway: {name}", async attack =>
            {
                var peer = await attack.WebSocketAsync();
                await peer.TextAsync($"40/gate,{{\"token\":{auth}}}");
                await peer.ReadUntilAsync("44/gate,{\"message\":");
                await peer.ExpectOpenAsync();
            });
        }
    }

    private static IEnumerable<HostileCase> Answers()
    {
        yield return new HostileCase("gateway: an answer of another type", async attack =>
        {
            var peer = await JoinAsync(attack);
            await peer.TextAsync("42/gate,1[\"ask\"]");
            var question = await peer.ReadUntilAsync("42/gate,");
            await peer.TextAsync($"43/gate,{question["42/gate,".Length..question.IndexOf('[', StringComparison.Ordinal)]}[\"x\"]");
            await peer.ReadUntilAsync("43/gate,1[{\"error\":");
        });
        yield return new HostileCase("gateway: a question that is not answered", async attack =>
        {
            var peer = await JoinAsync(attack);
            await peer.TextAsync("42/gate,1[\"ask\"]");
            await peer.ReadUntilAsync("43/gate,1[{\"error\":");
        });
        yield return new HostileCase("gateway: a question whose client leaves", async attack =>
        {
            var peer = await JoinAsync(attack);
            await peer.TextAsync("42/gate,1[\"ask\"]");
            await peer.ReadUntilAsync("42/gate,");
            peer.Connection.Reset();
            await Eventually.TrueAsync(() => attack.Server.IO.Of(HostileGateway.Namespace).Sockets.Count == 0, "the socket has gone");
        });
        yield return new HostileCase("gateway: a stream whose client leaves", async attack =>
        {
            var peer = await JoinAsync(attack);
            await peer.TextAsync("42/gate,1[\"stream\",10000]");
            await peer.ReadUntilAsync("42/gate,[\"stream\"");
            peer.Connection.Reset();
            await Eventually.TrueAsync(() => attack.Server.IO.Of(HostileGateway.Namespace).Sockets.Count == 0, "the socket has gone");
        });
    }

    private static async Task<WebSocketPeer> JoinAsync(Attack attack)
    {
        var peer = await attack.WebSocketAsync();
        await peer.TextAsync("40/gate,");
        await peer.ReadUntilAsync("40/gate,");
        await peer.ReadUntilAsync("42/gate,[\"welcome\"");
        return peer;
    }
}
