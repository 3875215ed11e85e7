using System.Globalization;
using Parlance.Bench.Load.Ceiling;
using Parlance.Bench.Load.Dialects;
using Parlance.Bench.Load.Measuring;
using Parlance.Bench.Load.Native;
using Parlance.Bench.Load.Works;

// Parlance.Bench.Load DIALECT PORT PID SECONDS WORK...
//   DIALECT: socket.io, signalr or bare. PID: the server's process. SECONDS: how long each work is measured. One line of JSON for each work.
// Parlance.Bench.Load serve PORT
//   The least server that there can be, to see how fast the generator is.
if (args is ["serve", var own])
{
    EchoServer.Run(Number(own));
    return;
}

var target = new Target(Number(args[1]), Dialect.Parse(args[0]), new ServerProcess(Number(args[2])));
var time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));

Libc.TightenTimers();
using var loop = new Loop();
var catalogue = new Catalogue(target, loop);
foreach (var name in args[4..])
{
    if (catalogue.Run(name, time) is { } figures)
    {
        Console.WriteLine(figures);
    }
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
