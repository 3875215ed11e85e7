using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Admin;

public sealed class AdminSignInTests
{
    public static TheoryData<string> WrongAuth => new(
        "{}",
        """{"username":"admin"}""",
        """{"username":"admin","password":""}""",
        """{"username":"admin","password":"wrong"}""",
        """{"username":"Admin","password":"correct horse"}""",
        """{"username":["admin"],"password":{"a":1}}""",
        """{"sessionId":"0123456789abcdef0123456789abcdef"}""",
        """{"sessionId":true}""",
        $$"""{"username":"admin","password":"{{new string('x', 100_000)}}"}""");

    [Theory]
    [MemberData(nameof(WrongAuth))]
    public async Task Who_is_wrong_is_refused_in_the_words_that_the_UI_knows(string auth)
    {
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development);

        Assert.Equal("invalid credentials", await RefusalAsync(app, JsonElement.Parse(auth)));
        Assert.Empty(app.Io.Of("/admin").Sockets);
    }

    [Fact]
    public async Task Who_has_signed_in_comes_back_with_the_session()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(
            io: io => io.Instrument(new AdminUIOptions { Auth = AdminApp.Basic, Store = new InMemoryAdminUISessionStore(time) }));
        var admin = await app.WatchAsync();
        var session = admin.Received[0].Get<string>();

        var again = await app.ConnectAsync(Wire.Polling, "/admin", new { sessionId = session });
        await again.WaitForAsync("server_stats");
        Assert.Equal(["config", "server_stats"], again.Received.Select(static received => received.Name));

        time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("invalid credentials", await RefusalAsync(app, new { sessionId = session }));
    }

    [Fact]
    public async Task Guesses_are_few()
    {
        var time = new ManualTimeProvider();
        await using var app = await AdminApp.StartAsync(AdminUIMode.Development, time: time);
        var session = (await app.WatchAsync()).Received[0].Get<string>();
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal("invalid credentials", await RefusalAsync(app, new { username = "admin", password = "guess " + guess }));
        }

        Assert.Equal("too many attempts", await RefusalAsync(app, AdminApp.Credentials));
        Assert.Single(app.Log.Ours(1302));
        await app.ConnectAsync(Wire.WebSocket, "/admin", new { sessionId = session });
        time.Advance(TimeSpan.FromMinutes(1));
        await app.ConnectAsync(Wire.WebSocket, "/admin", AdminApp.Credentials);
    }

    [Fact]
    public async Task A_recovered_connection_is_asked_again()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(
            static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions(),
            io => io.Instrument(new AdminUIOptions { Auth = AdminApp.Basic, Store = new InMemoryAdminUISessionStore(time) }));
        var admin = await app.WatchAsync();
        var server = await app.ServerSideAsync(admin);
        var lost = new Signal<DisconnectReason>();
        server.OnDisconnect(lost.Set);
        await admin.Client.AbortAsync();
        await lost.NextAsync();

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.Client(Wire.WebSocket).ComeBackAsync(admin, new { password = "none" }).Within());
        Assert.Equal("invalid credentials", refused.Message);
    }

    [Fact]
    public async Task The_application_may_decide()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Instrument(new AdminUIOptions
        {
            Auth = AdminUIAuth.Basic(static (username, password, _) => ValueTask.FromResult(username is "ann" && password is "hers")),
            NamespaceName = "/watch",
        }));

        var admin = await app.ConnectAsync(Wire.WebSocket, "/watch", new { username = "ann", password = "hers" });
        await admin.WaitForAsync("config");
    }

    [Fact]
    public async Task Open_to_everybody_is_said_aloud()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Instrument(new AdminUIOptions { Auth = AdminUIAuth.None }));

        var admin = await app.ConnectAsync(Wire.WebSocket, "/admin");
        await admin.WaitForAsync("config");
        Assert.Single(app.Log.Ours(1300));
    }

    [Theory]
    [InlineData("correct horse")]
    [InlineData("")]
    [InlineData("$2b$10$heqvAkYMez.Va6Et2uXInOnkCT6/uQj1brkrbyG3LpopDklcq7ZOS")]
    public void A_password_that_is_no_hash_is_refused_at_once(string password) =>
        Assert.Throws<ArgumentException>(() => AdminUIAuth.Basic("admin", password));

    [Fact]
    public async Task The_root_namespace_stays_the_applications()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Throws<ArgumentException>(() => app.Io.Instrument(new AdminUIOptions { Auth = AdminUIAuth.None, NamespaceName = "/" }));
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task The_mode_is_that_of_the_host(string environment, bool everything)
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
                builder.Services.AddSocketIO();
            },
            static app =>
            {
                app.MapSocketIO();
                app.Services.GetRequiredService<SocketIOServer>().Instrument(new AdminUIOptions { Auth = AdminApp.Basic });
            });

        var admin = await app.WatchAsync();
        Assert.Equal(everything, admin.Received.Any(static received => received.Name is "all_sockets"));
    }

    private static async Task<string> RefusalAsync(TestApp app, object auth) =>
        (await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket, "/admin", auth))).Message;
}
