using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Presence.Live;
using Parlance.Chat.Presence.Typing;
using Parlance.Chat.Tests.Accounts;
using Parlance.SocketIO;

namespace Parlance.Chat.Tests.Presence;

/// <summary>What people see of each other.</summary>
internal static class Seeing
{
    public const string Change = "presence:change";

    public static NodePresence Node(this ChatApp app) => app.Services.GetRequiredService<NodePresence>();

    public static Typists Typists(this ChatApp app) => app.Services.GetRequiredService<Typists>();

    /// <summary>The rooms that somebody is in.</summary>
    public static IReadOnlyCollection<string> Rooms(this ChatApp app) => app.Services.GetRequiredService<SocketIOServer>().Of("/chat").Adapter.Rooms;

    public static int MembersOf(this ChatApp app, string room) => app.Services.GetRequiredService<SocketIOServer>().Of("/chat").Adapter.MembersOf(room).Count;

    /// <summary>Watches people, and returns them as they are now.</summary>
    public static async Task<JsonElement[]> WatchAsync(this Chatter viewer, params string[] people) =>
        [.. (await viewer.DoAsync("presence:watch", new { users = people })).GetProperty("people").EnumerateArray()];

    /// <summary>What the HTTP API shows of somebody; null when nothing.</summary>
    public static async Task<JsonElement?> LookAsync(this AccountApi viewer, string person)
    {
        var people = (await viewer.GetAsync("presence?users=" + person)).Ok().GetProperty("people");
        return people.GetArrayLength() is 0 ? null : Assert.Single(people.EnumerateArray());
    }

    public static string State(this JsonElement presence) => presence.GetProperty("state").GetString()!;

    public static DateTimeOffset? SeenAt(this JsonElement presence) =>
        presence.TryGetProperty("lastSeenAt", out var at) ? at.GetDateTimeOffset() : null;

    public static Task<JsonElement> HearsAsync(this Chatter viewer, string eventName = Change) => viewer.Socket.WaitForAsync<JsonElement>(eventName);

    /// <summary>That a socket has heard so many events of a name, and none is on its way.</summary>
    public static async Task HasHeardAsync(this Chatter viewer, int count, string eventName = Change)
    {
        await viewer.DoAsync("feed:heads", new { });
        Assert.Equal(count, viewer.Socket.Received.Count(heard => string.Equals(heard.Name, eventName, StringComparison.Ordinal)));
    }

    /// <summary>Disconnects somebody, and waits until the server has seen it.</summary>
    public static async Task GoAsync(this ChatApp app, Chatter person)
    {
        var sockets = app.Node().Sockets;
        await person.Socket.DisconnectAsync();
        await EventuallyAsync(() => Task.FromResult(app.Node().Sockets < sockets), "the socket is gone");
    }

    /// <summary>A guest of the server. The first account is the administrator who invites them.</summary>
    public static async Task<Chatter> GuestOfAsync(this ChatApp app, Chatter administrator, string name)
    {
        var made = (await administrator.Account.PostAsync("invitations", new { role = "guest" })).Ok(System.Net.HttpStatusCode.Created);
        var account = await app.Anyone().RegisterAsync(name, email: null, made.GetProperty("token").GetString());
        return new(account, await app.ConnectAsync(account.Token));
    }

    /// <summary>When somebody was last seen, on disk.</summary>
    public static Task<DateTimeOffset?> SeenOnDiskAsync(this ChatApp app, string username) => app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
        db => db.ScalarAsync<DateTimeOffset?>("SELECT p.last_seen_at FROM presence p JOIN users u ON u.id = p.user_id WHERE u.username = @username", new { username }),
        TestContext.Current.CancellationToken);

    /// <summary>Asks again and again, for what the server does in its own time.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Not in time: {what}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// Does something until a viewer hears of it. What may be lost is lost by whoever has no poll open at that moment; then it comes the next time.
    /// </summary>
    public static async Task<JsonElement> TryAsync(Chatter viewer, string eventName, Func<int, Task> again)
    {
        for (var round = 0; round < 20; round++)
        {
            await again(round);
            try
            {
                return (await viewer.Socket.WaitForAsync(eventName, TimeSpan.FromMilliseconds(500))).Get<JsonElement>();
            }
            catch (TimeoutException)
            {
                // Lost.
            }
        }

        throw new TimeoutException($"'{eventName}' was lost twenty times.");
    }
}
