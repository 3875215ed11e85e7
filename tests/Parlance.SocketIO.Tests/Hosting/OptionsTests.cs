using Microsoft.Extensions.Options;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>Settings are checked at start, and the error names the one that is wrong.</summary>
public sealed class OptionsTests
{
    private static readonly Dictionary<string, Action<SocketIOOptions>> s_wrong = new(StringComparer.Ordinal)
    {
        ["Path must be a path such as /socket.io."] = static options => options.Path = "socket.io",
        ["PingInterval must be 10 ms to 24 days."] = static options => options.PingInterval = TimeSpan.FromMilliseconds(9),
        ["PingTimeout must be 10 ms to 24 days."] = static options => options.PingTimeout = TimeSpan.FromDays(25),
        ["UpgradeTimeout must be 10 ms to 24 days."] = static options => options.UpgradeTimeout = TimeSpan.Zero,
        ["MaxHttpBufferSize must be 1 to 1,073,741,823 bytes."] = static options => options.MaxHttpBufferSize = 0,
        ["SendBufferBytesMax must be at least 1."] = static options => options.SendBufferBytesMax = 0,
        ["SendBufferPacketsMax must be at least 1."] = static options => options.SendBufferPacketsMax = 0,
        ["Transports must name at least one transport."] = static options => options.Transports = EngineTransports.None,
        ["HttpCompression.Threshold must not be negative."] = static options => options.HttpCompression.Threshold = -1,
        ["SessionIdPrefix may hold letters, digits, '-', '_' and '.' only."] = static options => options.SessionIdPrefix = "a b",
        ["Cors.Credentials cannot go together with the origin \"*\": any site could act as the user. Name the origins."] =
            static options => options.Cors = new EngineCorsOptions { Credentials = true, Origins = { "*" } },
        ["Cors.Origins must be origins such as https://app.example, without a path."] =
            static options => options.Cors = new EngineCorsOptions { Origins = { "https://app.example/path" } },
        ["ConnectTimeout must be positive."] = static options => options.ConnectTimeout = TimeSpan.Zero,
        ["DrainTimeout must not be negative."] = static options => options.DrainTimeout = TimeSpan.FromSeconds(-1),
        ["MaxConcurrentEvents must be at least 1."] = static options => options.MaxConcurrentEvents = 0,
        ["EventBacklogMax must be at least 1."] = static options => options.EventBacklogMax = 0,
        ["EventBacklogBytesMax must be at least 1."] = static options => options.EventBacklogBytesMax = 0,
        ["PendingAcksMax must be at least 1."] = static options => options.PendingAcksMax = 0,
        ["NamespacesPerConnectionMax must be at least 1."] = static options => options.NamespacesPerConnectionMax = 0,
        ["EventArgumentsMax must be at least 1."] = static options => options.EventArgumentsMax = 0,
        ["JsonDepthMax must be 1 to 1,000."] = static options => options.JsonDepthMax = 1_001,
    };

    public static TheoryData<string> Wrong { get; } = new(s_wrong.Keys);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_is_named_at_start(string message)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(s_wrong[message]));

        Assert.Equal(message, Assert.Single(error.Failures));
    }

    [Theory]
    [InlineData("app.example")]
    [InlineData("https://app.example/")]
    [InlineData("https://")]
    [InlineData("")]
    public async Task What_is_no_origin_is_refused(string origin) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(options => options.Cors = new EngineCorsOptions { Origins = { origin } }));

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(static () => TestApp.StartAsync(static options =>
        {
            options.PingInterval = TimeSpan.Zero;
            options.MaxConcurrentEvents = 0;
        }));

        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public async Task Named_servers_and_Engine_IO_are_checked_too()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(static () => TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO("second", static options => options.MaxConcurrentEvents = 0),
            static app => app.MapSocketIO("/second", "second")));
        await Assert.ThrowsAsync<OptionsValidationException>(static () => TestApp.StartAsync(
            static builder => builder.Services.AddEngineIO(static options => options.PingTimeout = TimeSpan.Zero),
            static app => app.MapEngineIO()));
    }

    [Fact]
    public void The_defaults_are_those_of_the_Nodejs_server()
    {
        var options = new SocketIOOptions();

        Assert.Equal(("/socket.io", true, true), (options.Path, options.AddTrailingSlash, options.ServeClient));
        Assert.Equal((25_000, 20_000, 10_000), (options.PingInterval.TotalMilliseconds, options.PingTimeout.TotalMilliseconds, options.UpgradeTimeout.TotalMilliseconds));
        Assert.Equal((1_000_000, 45_000), (options.MaxHttpBufferSize, options.ConnectTimeout.TotalMilliseconds));
        Assert.Equal((EngineTransports.Polling | EngineTransports.WebSocket, true), (options.Transports, options.AllowUpgrades));
        Assert.Equal((true, 1_024), (options.HttpCompression.Enabled, options.HttpCompression.Threshold));
        Assert.Null(options.Cookie);
        Assert.Null(options.Cors);
        Assert.False(options.CleanupEmptyChildNamespaces);
        Assert.Equal(1, options.MaxConcurrentEvents);
        Assert.Equal("/engine.io", new EngineOptions().Path);
    }
}
