using System.Text.Json;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Admin;

/// <summary>What the admin UI may do, what it may not, and what it is not shown.</summary>
public sealed class AdminOperationTests
{
    [Fact]
    public async Task Operations_reach_rooms_sockets_or_everybody()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Production);
        var (first, second) = (await app.ConnectAsync(Wire.WebSocket), await app.ConnectAsync(Wire.Polling));
        var admin = await app.WatchAsync();

        await admin.EmitAsync("join", "/", "red", first.Id);
        await admin.EmitAsync("emit", "/", "red", "to red", 1, new { a = new byte[] { 1, 2 } });
        await admin.EmitAsync("emit", "/", new[] { first.Id, second.Id }, "to both");
        await admin.EmitAsync("leave", "/", "red");
        await admin.EmitAsync("emit", "/", "red", "to nobody");
        await admin.EmitAsync("emit", "/", "", "to all");
        await admin.EmitAsync("_disconnect", "/", true, second.Id);
        await second.Disconnected.Within();
        await first.WaitForAsync("to all");

        Assert.Equal(["to red", "to both", "to all"], first.Received.Select(static received => received.Name));
        Assert.Equal([1, 2], first.Received[0].Get<Dictionary<string, byte[]>>(1)!["a"]);
        Assert.Equal(["to both", "to all"], second.Received.Select(static received => received.Name));
        Assert.Contains(app.Log.Ours(1303), entry => entry.Message.Contains("_disconnect", StringComparison.Ordinal));
        await admin.EmitAsync("_disconnect", "/", false);
        await first.Disconnected.Within();
    }

    [Fact]
    public async Task Who_may_only_look_changes_nothing()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, isReadonly: true);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var admin = await app.WatchAsync();

        await admin.EmitAsync("join", "/", "red", client.Id);
        await admin.EmitAsync("emit", "/", null, "hi");
        await admin.EmitAsync("_disconnect", "/", true, client.Id);
        await admin.DisconnectAsync();
        await Bounded.Eventually(() => app.Io.Of("/admin").Sockets.Count == 0, "all of it has come");

        Assert.Equal("""["config",{"supportedFeatures":["AGGREGATED_EVENTS","ALL_EVENTS"]}]""", AdminApp.Told(admin)[1]);
        Assert.Equal([client.Id], server.Rooms);
        Assert.Empty(client.Received);
    }

    [Theory]
    [InlineData("""["emit"]""")]
    [InlineData("""["emit","/none",null,"hi"]""")]
    [InlineData("""["emit","/",null,"disconnect"]""")]
    [InlineData("""["emit","/",null,{"a":1}]""")]
    [InlineData("""["emit","/",[],"hi"]""")]
    [InlineData("""["emit","/",[null],"hi"]""")]
    [InlineData("""["emit","/",[{}],"hi"]""")]
    [InlineData("""["emit","/",{"length":1},"hi"]""")]
    [InlineData("""["emit","/",5,"hi"]""")]
    [InlineData("""["emit",null,null,"hi"]""")]
    [InlineData("""["join","/",["a"],null]""")]
    [InlineData("""["join","/"]""")]
    [InlineData("""["_disconnect","/",false,[]]""")]
    [InlineData("""["_disconnect","/none"]""")]
    public async Task What_is_asked_for_wrongly_does_nothing(string packet)
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync($$"""40/admin,{"username":"admin","password":"{{AdminApp.Password}}"}""");
        Assert.StartsWith("40/admin,", await wire.NextAsync(), StringComparison.Ordinal);
        await wire.SendAsync("42/admin," + packet);
        await wire.SendAsync($"42/admin,[\"emit\",\"/\",\"{client.Id}\",\"last\"]");
        await client.WaitForAsync("last");

        Assert.Equal(["last"], client.Received.Select(static received => received.Name));
        Assert.Equal([client.Id], server.Rooms);
        Assert.Equal(["/", "/admin"], app.Io.Namespaces.Select(static nsp => nsp.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Secrets_of_a_handshake_are_not_shown()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);
        var client = app.Own(new SocketIOTestClient(new SocketIOTestClientOptions
        {
            Address = app.Address,
            Query = { ["access_token"] = "sesame1", ["room"] = "red" },
            Headers = { ["Cookie"] = "id=sesame2", ["Authorization"] = "Bearer sesame3", ["X-Api-Key"] = "sesame4", ["X-Plain"] = "shown" },
        }));
        var socket = await client.ConnectAsync("/", new { token = "sesame5" }).Within();
        var engineId = app.Io.Sockets.Sockets[socket.Id].Conn.Id;
        var admin = await app.WatchAsync();

        var told = AdminApp.Told(admin)[2];
        Assert.DoesNotContain("sesame", told, StringComparison.Ordinal);
        Assert.DoesNotContain(engineId[..12], told, StringComparison.Ordinal);
        Assert.Contains("\"x-plain\":\"shown\"", told, StringComparison.Ordinal);
        Assert.Contains("\"room\":\"red\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_too_deep_or_unwritable_is_named_and_not_shown()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        server.Data["large"] = new string('x', 20_000);
        var admin = await app.WatchAsync();

        await client.EmitAsync("large", new string('x', 20_000));
        await client.EmitAsync("deep", JsonElement.Parse(new string('[', 200) + new string(']', 200), new JsonDocumentOptions { MaxDepth = 300 }));
        await client.EmitAsync("binary", new byte[] { 1 });
        Assert.Throws<NotSupportedException>(() => server.Emit("unwritable", new { type = typeof(string) }));
        await Bounded.Eventually(() => AdminApp.Told(admin).Count == 7, "all four are told");

        var told = AdminApp.Told(admin, client.Id);
        Assert.Contains("\"data\":{\"hidden\":\"(20012 bytes, too many to be shown)\"}", told[2], StringComparison.Ordinal);
        Assert.Equal(
            [
                """["event_received","/","ID",["large","(20002 bytes, too many to be shown)"],"DATE"]""",
                """["event_received","/","ID",["deep","(nested too deep to be shown)"],"DATE"]""",
                """["event_received","/","ID",["binary",{"_placeholder":true,"num":0}],"DATE"]""",
            ],
            told.Where(static text => text.Contains("event_received", StringComparison.Ordinal)));
        Assert.Contains(told, static text => text.Contains("which cannot be written as JSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_events_is_shown_in_part()
    {
        var time = new ManualTimeProvider();
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, time: time);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var admin = await app.WatchAsync();

        for (var number = 0; number < 2_000; number++)
        {
            server.Emit("number", number);
        }

        await Bounded.Eventually(() => client.Received.Count == 2_000, "the client gets all");
        time.Advance(TimeSpan.FromSeconds(1));
        server.Emit("last");
        await Bounded.Eventually(() => Shown().Any(static text => text.Contains("\"last\"", StringComparison.Ordinal)), "the next second is shown");
        Assert.Equal(501, Shown().Count());

        IEnumerable<string> Shown() => AdminApp.Told(admin).Where(static text => text.Contains("event_sent", StringComparison.Ordinal));
    }
}
