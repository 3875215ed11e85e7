using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Admin;

/// <summary>An application that lets the admin UI in.</summary>
internal static partial class AdminApp
{
    public const string Password = "correct horse";

    public static readonly string Hash = new PasswordHasher<string>().HashPassword("admin", Password);

    public static AdminUIAuth Basic => AdminUIAuth.Basic("admin", Hash);

    public static object Credentials => new { username = "admin", password = Password };

    public static Task<TestApp> StartAsync(AdminUIMode mode, Action<SocketIOServer>? io = null, bool isReadonly = false, TimeProvider? time = null, Action<SocketIOOptions>? options = null) =>
        TestApp.StartAsync(
            options,
            server =>
            {
                server.Instrument(new AdminUIOptions { Auth = Basic, Mode = mode, Readonly = isReadonly, ServerId = "srv1" });
                io?.Invoke(server);
            },
            time);

    /// <summary>Signs in, and waits until everything has been told that comes first.</summary>
    public static async Task<SocketIOTestSocket> WatchAsync(this TestApp app)
    {
        var admin = await app.ConnectAsync(Wire.WebSocket, "/admin", Credentials);
        await admin.WaitForAsync("server_stats");
        return admin;
    }

    /// <summary>What an admin UI was told, as the captures of Node.js show it, with the parts that differ every time replaced.</summary>
    public static IReadOnlyList<string> Told(SocketIOTestSocket admin, string? id = null) =>
    [
        .. admin.Received
            .Where(static received => received.Name is not "server_stats")
            .Select(received => $"[\"{received.Name}\",{string.Join(',', received.Arguments)}]")
            .Select(text => Dates().Replace(id is null ? text : text.Replace(id, "ID", StringComparison.Ordinal), "DATE")),
    ];

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Dates();
}
