using System.Globalization;
using Parlance.Bench.Sends;

// Parlance.Bench.Sends URL PID SECONDS RATE...: the server's address, its process, how long each rate is held, and the sends per second.
var (url, process, seconds) = (new Uri(args[0]), new ServerProcess(args[1]), int.Parse(args[2], CultureInfo.InvariantCulture));
const int People = 300;

await using var crowd = await Crowd.GatherAsync(url, People);
await crowd.SendAsync(rate: 200, TimeSpan.FromSeconds(5));
Console.WriteLine("   asked/s  acked/s   p50 ms   p99 ms  p99.9 ms   max ms  late ms  told/s  server us/send  refused");
foreach (var rate in args[3..].Select(word => int.Parse(word, CultureInfo.InvariantCulture)))
{
    var before = process.CpuTime();
    var run = await crowd.SendAsync(rate, TimeSpan.FromSeconds(seconds));
    var cpu = process.CpuTime() - before;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{rate,10} {run.AckedPerSecond,8:0} {run.Ack(0.5),8:0.00} {run.Ack(0.99),8:0.00} {run.Ack(0.999),9:0.00} {run.Ack(1),8:0.00} {run.Late(0.99),8:0.00} {run.ToldPerSecond,7:0} {cpu.TotalMicroseconds / Math.Max(run.Acked, 1),15:0} {run.Refused,8}"));
}
