using System.Diagnostics;
using System.Globalization;
using Parlance.SocketIO.Idle;

// What idle connections cost. Without arguments it is the client, which starts the server as a process of its own:
// dotnet Parlance.SocketIO.Idle.dll [--websockets N] [--polling N]
if (args is ["serve"])
{
    await IdleServer.RunAsync();
    return 0;
}

var websockets = Given("--websockets", 10_000);
var polling = Given("--polling", 1_000);
var clock = Stopwatch.StartNew();
await using var server = await ServerProcess.StartAsync();
await using var crowd = new Crowd(server.EndPoint);

// The first connections load code and fill pools; they are nobody's cost.
await crowd.OpenAsync(websockets / 20, polling / 20);
await crowd.CloseAsync();
var empty = await server.SettleAsync(expectedClients: 0);

await crowd.OpenAsync(websockets, polling: 0);
var withWebSockets = await server.SettleAsync(websockets);
await crowd.OpenAsync(websockets: 0, polling);
var withAll = await server.SettleAsync(websockets + polling);
Say($"{websockets} WebSockets and {polling} polling clients are connected after {clock.Elapsed.TotalSeconds:0} s; waiting for two pings each");

var seen = await crowd.WaitForPingsAsync(2, TimeSpan.FromSeconds(120));
var idle = await server.SettleAsync(websockets + polling);
Say($"server's resident memory: empty {Kilobytes(empty)}, with the WebSockets {Kilobytes(withWebSockets)}, with all {Kilobytes(withAll)}, after two pings {Kilobytes(idle)}");
Say($"a WebSocket costs {PerConnection(empty, withWebSockets, websockets)}, a polling client {PerConnection(withWebSockets, withAll, polling)}");
Say($"difference after two pings, divided by {websockets + polling} connections: {PerConnection(empty, idle, websockets + polling)}");

string[] failures =
[
    .. seen ? [] : (string[])[$"{crowd.Waiting} clients did not see two pings"],
    .. crowd.Dropped == 0 ? [] : (string[])[$"{crowd.Dropped} clients were dropped, the first because: {crowd.FirstDrop}"],
    .. idle.Clients == websockets + polling ? [] : (string[])[$"the server counts {idle.Clients} clients"],
];
Say(failures.Length == 0 ? (FormattableString)$"none was dropped, all saw two pings; {clock.Elapsed.TotalSeconds:0} s" : $"{string.Join("; ", failures)}");
return failures.Length == 0 ? 0 : 1;

int Given(string name, int fallback)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? fallback : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

static string Kilobytes(Footprint footprint) => string.Create(CultureInfo.InvariantCulture, $"{footprint.ResidentKilobytes:N0} kB");

static string PerConnection(Footprint before, Footprint after, int connections) =>
    string.Create(CultureInfo.InvariantCulture, $"{(after.ResidentKilobytes - before.ResidentKilobytes) / (double)Math.Max(1, connections):0.00} kB");
