using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>Following a feed gives what reading it anew gives, whatever happens on the way.</summary>
[Trait("pace", "thorough")]
public sealed class EquivalenceTests
{
    public static TheoryData<string, SocketIOTestTransport> Changes()
    {
        var data = new TheoryData<string, SocketIOTestTransport>();
        foreach (var change in new[] { "send", "reply", "edit", "delete", "react", "unreact", "describe", "archive", "rules", "slow", "sweep", "invite", "kick", "ban", "role", "mute", "leave",
            "join", "unarchive", "rename", "historyFor", "quote", "amend", "retract", "like",
            "pin", "unpin", "pinnedGone", "forward",
            "thread", "threadAlso", "threadGone", "threadRootGone", "read", "hideReading",
            "poll", "vote", "unvote", "closePoll" })
        {
            data.Add(change, SocketIOTestTransport.WebSocket);
            if (Transports.IsPollingTried)
            {
                data.Add(change, SocketIOTestTransport.Polling);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task An_event_makes_of_an_old_snapshot_what_a_fresh_one_is(string change, SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var scene = await Scene.SetAsync(app, transport, change is "join" ? "channel" : "group");
        if (Scene.Before(change) is { } before)
        {
            await scene.DoAsync(before);
        }

        var held = new Replica(scene.Ben, scene.Group);
        await held.OpenAsync();
        var known = held.Rev;

        await scene.DoAsync(change);
        await held.ApplyAsync(await scene.ChangeAfterAsync(known));

        var fresh = new Replica(scene.Ben, scene.Group);
        await fresh.OpenAsync();
        Assert.Equal(known + 1, held.Rev);
        Assert.Equal(fresh.Rev, held.Rev);
        Assert.Equal(fresh.Shown(1), held.Shown(1));
        Assert.Equal(1, held.Syncs);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task Histories_with_losses_repetitions_and_disorder_converge(int seed)
    {
        await using var app = await ChatApp.StartAsync();
        // More than come as the newest with every sync.
        var scene = await Scene.SetAsync(app, SocketIOTestTransport.WebSocket, written: 60);
        var random = new Random(seed);
        var held = new Replica(scene.Ben, scene.Group);
        await held.OpenAsync(limit: 3);
        var from = held.LowestHeld;
        var delivered = new List<JsonElement>();

        for (var step = 0; step < 60; step++)
        {
            var known = await scene.HeadAsync();
            await scene.DoAsync(Scene.Repeatable[random.Next(Scene.Repeatable.Count)]);
            if (await scene.HeadAsync() > known)
            {
                delivered.Add(await scene.ChangeAfterAsync(known));
            }

            // One in five is lost, one in five comes twice, and now and then several come in another order.
            if (random.Next(4) is 0)
            {
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(delivered));
                foreach (var change in delivered.Where(_ => random.Next(5) > 0).SelectMany(change => random.Next(5) is 0 ? new[] { change, change } : [change]))
                {
                    await held.ApplyAsync(change);
                }

                delivered.Clear();
            }
        }

        await scene.DoAsync("quote");
        await held.SyncAsync();
        await scene.DoAsync("amend");
        await held.SyncAsync();
        var fresh = new Replica(scene.Ben, scene.Group);
        await fresh.OpenAsync(limit: 100);
        Assert.Equal(fresh.Rev, held.Rev);
        Assert.Equal(fresh.Shown(from), held.Shown(from));
        Assert.NotEqual(0, held.QuotedBefore(from));
    }
}
