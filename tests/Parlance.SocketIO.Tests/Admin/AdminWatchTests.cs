using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Admin;

/// <summary>What the admin UI is told, against what the Node.js server was seen to tell it.</summary>
public sealed partial class AdminWatchTests
{
    [Fact]
    public async Task It_is_told_what_the_Node_server_tells_in_the_same_words()
    {
        var time = new ManualTimeProvider();
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, time: time, io: static io => io.OnConnection(static async socket =>
        {
            socket.Emit("welcome", 1);
            await socket.Join("r1");
            socket.On("ping2", static _ => { });
        }));
        var admin = await app.WatchAsync();
        var (client, server) = await app.PairAsync(Wire.Polling);
        await client.EmitAsync("ping2");
        await admin.WaitForAsync("event_received");
        server.Data["user"] = "bob";
        time.Advance(TimeSpan.FromSeconds(2));
        await admin.WaitForAsync("socket_updated");
        await admin.EmitAsync("join", "/", "r2", client.Id);
        await admin.EmitAsync("emit", "/", null, "hi", 1);
        await client.WaitForAsync("hi");
        await admin.EmitAsync("leave", "/", "r2", client.Id);
        await admin.EmitAsync("_disconnect", "/", false, client.Id);
        await client.Disconnected.Within();
        await Bounded.Eventually(() => AdminApp.Told(admin, client.Id).Count(static text => text.StartsWith("[\"room_left\"", StringComparison.Ordinal)) == 3, "the rooms are left");

        var told = AdminApp.Told(admin, client.Id);
        Assert.Matches("^\\[\"session\",\"[0-9a-f]{32}\"]$", told[0]);
        Assert.Equal(
            """["config",{"supportedFeatures":["EMIT","JOIN","LEAVE","DISCONNECT","MJOIN","MLEAVE","MDISCONNECT","AGGREGATED_EVENTS","ALL_EVENTS"]}]""",
            told[1]);
        Assert.StartsWith($$"""["all_sockets",[{"id":"{{admin.Id}}","clientId":""", told[2], StringComparison.Ordinal);
        Assert.Equal(
            [
                """["room_joined","/","ID","ID","DATE"]""",
                """["socket_connected",{"id":"ID","clientId":"CLIENT","transport":"polling","nsp":"/","data":{},"handshake":{"address":"127.0.0.1","headers":HEADERS,"query":QUERY,"issued":N,"secure":false,"time":"TIME","url":"URL","xdomain":false},"rooms":["ID"]},"DATE"]""",
                """["event_sent","/","ID",["welcome",1],"DATE"]""",
                """["room_joined","/","r1","ID","DATE"]""",
                """["event_received","/","ID",["ping2"],"DATE"]""",
                """["socket_updated",{"id":"ID","nsp":"/","data":{"user":"bob"}}]""",
                """["room_joined","/","r2","ID","DATE"]""",
                """["event_sent","/","ID",["hi",1],"DATE"]""",
                """["room_left","/","r2","ID","DATE"]""",
                """["socket_disconnected","/","ID","server namespace disconnect","DATE"]""",
                """["room_left","/","ID","ID","DATE"]""",
                """["room_left","/","r1","ID","DATE"]""",
            ],
            Rooms(told.Skip(3).Select(Plain)));
    }

    [Fact]
    public async Task An_upgrade_is_told()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);
        var admin = await app.WatchAsync();
        var wire = await app.JoinAsync(Wire.Polling);
        var id = Assert.Single(app.Io.Sockets.Sockets).Key;
        var webSocket = await app.WebSocketAsync($"/socket.io/?EIO=4&transport=websocket&sid={wire.Sid}");
        await webSocket.SendTextAsync("2probe");
        Assert.Equal("3probe", await webSocket.ReadTextAsync());
        await webSocket.SendTextAsync("5");

        var updated = await admin.WaitForAsync("socket_updated");
        Assert.Equal($$"""{"id":"{{id}}","nsp":"/","transport":"websocket"}""", updated.Arguments[0].ToString());
    }

    [Fact]
    public async Task Sockets_that_are_there_already_are_listed_with_their_rooms()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, static io => io.Of("/chat"));
        var (client, server) = await app.PairAsync(Wire.WebSocket, "/chat");
        await server.Join("red");
        server.Data["user"] = new { name = "Ann" };
        var admin = await app.WatchAsync();

        var sockets = admin.Received.Single(static received => received.Name is "all_sockets").Get<JsonElement>().EnumerateArray().ToDictionary(static socket => socket.GetProperty("nsp").GetString()!);
        var chat = sockets["/chat"];
        Assert.Equal((client.Id, "websocket"), (chat.GetProperty("id").GetString(), chat.GetProperty("transport").GetString()));
        Assert.Equivalent(new[] { client.Id, "red" }, chat.GetProperty("rooms").EnumerateArray().Select(static room => room.GetString()), strict: true);
        Assert.Equal("""{"user":{"name":"Ann"}}""", chat.GetProperty("data").GetRawText());
        Assert.Equal(2, sockets.Count);
    }

    [Fact]
    public async Task A_socket_that_leaves_while_the_list_is_written_is_told_to_be_gone_behind_it()
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var looks = 0;
        server.Data["looked at"] = new Looked(() =>
        {
            // First when the watch begins, then for the list.
            if (++looks == 2)
            {
                server.Disconnect();
            }
        });

        var admin = await app.WatchAsync();

        var told = AdminApp.Told(admin, client.Id).ToList();
        var list = told.FindIndex(static text => text.StartsWith("[\"all_sockets\"", StringComparison.Ordinal));
        Assert.Contains("\"id\":\"ID\"", told[list], StringComparison.Ordinal);
        Assert.Equal("""["socket_disconnected","/","ID","server namespace disconnect","DATE"]""", told[list + 1]);
    }

    [Fact]
    public async Task Figures_come_every_two_seconds()
    {
        var time = new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_000));
        await using var app = await AdminApp.StartAsync(AdminUIMode.Production, time: time);
        var admin = await app.WatchAsync();
        var wire = await app.JoinAsync(Wire.Polling);
        await wire.SendAsync("42[\"a\"]");
        await wire.SendAsync("1");
        await Bounded.Eventually(() => app.Engine.ClientsCount == 1, "the connection is closed");

        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await Bounded.Eventually(() => admin.Received.Count(static received => received.Name is "server_stats") == 2, "figures come");

        var stats = admin.Received[^1].Get<JsonElement>();
        Assert.Equal(
            ["serverId", "hostname", "pid", "uptime", "clientsCount", "pollingClientsCount", "aggregatedEvents", "namespaces"],
            stats.EnumerateObject().Select(static property => property.Name));
        Assert.Equal(("srv1", 1, 0), (stats.GetProperty("serverId").GetString(), stats.GetProperty("clientsCount").GetInt32(), stats.GetProperty("pollingClientsCount").GetInt32()));
        Assert.Equal("""[{"name":"/","socketsCount":0},{"name":"/admin","socketsCount":1}]""", Sorted(stats.GetProperty("namespaces")));
        var counted = stats.GetProperty("aggregatedEvents").EnumerateArray().ToDictionary(static one => one.GetProperty("type").GetString()!);
        Assert.Equal("""{"timestamp":1001000,"type":"rawConnection","count":1}""", counted["rawConnection"].GetRawText());
        Assert.Equal("""{"timestamp":1001000,"type":"rawDisconnection","subType":"transport close","count":1}""", counted["rawDisconnection"].GetRawText());
        Assert.True(counted["packetsIn"].GetProperty("count").GetInt32() >= 2);
        Assert.True(counted["bytesIn"].GetProperty("count").GetInt32() > counted["packetsIn"].GetProperty("count").GetInt32());
        Assert.True(counted["packetsOut"].GetProperty("count").GetInt32() >= 1);

        // In production nothing is told of anybody.
        Assert.Equal(["session", "config", "server_stats", "server_stats"], admin.Received.Select(static received => received.Name));
        Assert.EndsWith("\"AGGREGATED_EVENTS\"]}]", AdminApp.Told(admin)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_listened_to_or_counted_unless_somebody_watches()
    {
        var time = new ManualTimeProvider();
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, time: time);
        var (_, server) = await app.PairAsync(Wire.WebSocket);
        (int, int, int) Listeners() => (server.ListenersAny().Count, server.ListenersAnyOutgoing().Count, app.Engine.Metrics.Tallies.Items.Length);
        var timers = time.ArmedTimers;

        Assert.Equal((0, 0, 0), Listeners());
        var (first, second) = (await app.WatchAsync(), await app.WatchAsync());
        Assert.Equal((1, 1, 1), Listeners());
        await first.DisconnectAsync();
        await second.WaitForAsync("socket_disconnected");
        Assert.Equal((1, 1, 1), Listeners());
        await second.DisconnectAsync();
        await Bounded.Eventually(() => Listeners() == (0, 0, 0), "the watch has ended");
        Assert.Equal(timers, time.ArmedTimers);

        var third = await app.WatchAsync();
        Assert.Equal((1, 1, 1), Listeners());
        server.Emit("seen");
        await third.WaitForAsync("event_sent");
    }

    [Fact]
    public async Task Namespaces_that_come_later_are_told_of_and_forgotten_ones_let_go()
    {
        var time = new ManualTimeProvider();
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, time: time, options: static options => options.CleanupEmptyChildNamespaces = true);
        app.Io.Of(Rooms());
        var admin = await app.WatchAsync();

        var client = await app.ConnectAsync(Wire.WebSocket, "/room-1");
        await admin.WaitForAsync("socket_connected");
        await client.DisconnectAsync();
        await admin.WaitForAsync("socket_disconnected");
        await Bounded.Eventually(() => app.Io.Namespaces.Count == 2, "the child is forgotten");
        time.Advance(TimeSpan.FromSeconds(2));
        await app.ConnectAsync(Wire.WebSocket, "/room-1");

        await Bounded.Eventually(() => admin.Received.Count(static received => received.Name is "socket_connected") == 2, "the next child is told of");
    }

    private sealed class Looked(Action onLook)
    {
        public int Value
        {
            get
            {
                onLook();
                return 1;
            }
        }
    }

    [GeneratedRegex("^/room-[0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Rooms();

    // The order in which a socket leaves its rooms is nobody's promise.
    private static IEnumerable<string> Rooms(IEnumerable<string> told)
    {
        var all = told.ToArray();
        return [.. all[..^2], .. all[^2..].OrderBy(static text => text.Contains("\"r1\"", StringComparison.Ordinal))];
    }

    private static string Sorted(JsonElement array) => $"[{string.Join(',', array.EnumerateArray().Select(static one => one.GetRawText()).Order(StringComparer.Ordinal))}]";

    private static string Plain(string text)
    {
        text = Regex.Replace(text, "\"clientId\":\"[A-Za-z0-9_-]{12}\"", "\"clientId\":\"CLIENT\"", RegexOptions.None, Bounded.Limit);
        text = Regex.Replace(text, "\"headers\":\\{[^}]*\\}", "\"headers\":HEADERS", RegexOptions.None, Bounded.Limit);
        text = Regex.Replace(text, "\"query\":\\{\"EIO\":\"4\",\"transport\":\"polling\"[^}]*\\}", "\"query\":QUERY", RegexOptions.None, Bounded.Limit);
        text = Regex.Replace(text, "\"issued\":[0-9]+", "\"issued\":N", RegexOptions.None, Bounded.Limit);
        text = Regex.Replace(text, "\"time\":\"[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]{2} [0-9]{4} [0-9:]{8} GMT[+]0000 [(]Coordinated Universal Time[)]\"", "\"time\":\"TIME\"", RegexOptions.None, Bounded.Limit);
        return Regex.Replace(text, "\"url\":\"/socket.io/[?]EIO=4&transport=polling[^\"]*\"", "\"url\":\"URL\"", RegexOptions.None, Bounded.Limit);
    }
}
