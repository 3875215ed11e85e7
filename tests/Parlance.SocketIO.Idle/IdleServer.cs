using Parlance.TestTools;
using System.Globalization;
using System.Runtime;

namespace Parlance.SocketIO.Idle;

/// <summary>A Socket.IO server with the default settings, and an endpoint that collects and measures.</summary>
internal static class IdleServer
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseTestTransport();
        builder.Services.AddSocketIO();
        var app = builder.Build();
        var io = app.MapAll();
        app.MapGet("/footprint", () => Measure(io));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        // The client closes the input when it ends, whatever the reason.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static SocketIOServer MapAll(this WebApplication app)
    {
        app.MapSocketIO();
        var io = app.Services.GetRequiredService<SocketIOServer>();
        io.OnConnection(static socket => { socket.On("echo", (EventContext context) => context.Ack(context.Count)); });
        return io;
    }

    private static Footprint Measure(SocketIOServer io)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Footprint(ResidentKilobytes(), GC.GetTotalMemory(forceFullCollection: false), io.Engine.ClientsCount);
    }

    private static long ResidentKilobytes()
    {
        var line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line["VmRSS:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}
