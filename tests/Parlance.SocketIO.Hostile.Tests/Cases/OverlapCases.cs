namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>Several requests at once on one polling session, and requests that go away.</summary>
internal static class OverlapCases
{
    public static IEnumerable<HostileCase> All()
    {
        yield return new HostileCase("overlap: two polls", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Gets.SendAsync(Requests.Get(peer.Target));
            var second = await attack.OpenAsync();
            await second.SendAsync(Requests.Get(peer.Target));
            var answers = await Task.WhenAll(HttpAnswer.ReadAsync(peer.Gets), HttpAnswer.ReadAsync(second));
            Assert.Equal([200, 400], answers.Select(static answer => answer.Status).Order());
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        });
        yield return new HostileCase("overlap: two posts", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Posts.SendAsync(Requests.PostHead(peer.Target, 100, "Expect: 100-continue\r\n"));
            Assert.Equal(100, (await HttpAnswer.ReadAsync(peer.Posts)).Status);
            var second = await attack.OpenAsync();
            await second.SendAsync(Requests.Post(peer.Target, "6"u8));
            Assert.Equal(400, (await HttpAnswer.ReadAsync(second)).Status);
            await peer.Posts.ReadToEndAsync();
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        });
        foreach (var door in (Door[])[Door.Http1, Door.Tls])
        {
            yield return new HostileCase($"overlap: none between posts that take turns on two connections, {door}", async attack =>
            {
                var peer = await attack.PollingAsync(door);
                RawConnection[] turns = [await attack.OpenAsync(door), await attack.OpenAsync(door)];
                for (var post = 0; post < 500; post++)
                {
                    await turns[post % 2].SendAsync(Requests.Post(peer.Target, "6"u8));
                    Assert.Equal(200, (await HttpAnswer.ReadAsync(turns[post % 2])).Status);
                }

                await peer.ExpectOpenAsync();
            });
        }

        yield return new HostileCase("overlap: connections that are dropped as soon as their POST is answered", async attack =>
        {
            var peer = await attack.PollingAsync();
            for (var post = 0; post < 300; post++)
            {
                await using var connection = await RawConnection.OpenAsync(attack.Server);
                await connection.SendAsync(Requests.Post(peer.Target, "6"u8));
                Assert.Equal(200, (await HttpAnswer.ReadAsync(connection)).Status);
                connection.Reset();
            }

            await peer.ExpectOpenAsync();
        });
        yield return new HostileCase("overlap: thirty polls", attack => CrowdAsync(attack, static peer => Encoding.ASCII.GetBytes(Requests.Get(peer.Target))));
        yield return new HostileCase("overlap: thirty posts", attack => CrowdAsync(attack, static peer => Requests.Post(peer.Target, "420[\"echo\",1]"u8)));
        yield return new HostileCase("overlap: thirty closes", attack => CrowdAsync(attack, static peer => Requests.Post(peer.Target, "1"u8)));
        yield return new HostileCase("overlap: a poll is broken off", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Gets.SendAsync(Requests.Get(peer.Target));
            await peer.PostAsync("6");
            var ended = attack.Server.App.Disconnected;
            peer.Gets.Reset();
            await Eventually.TrueAsync(() => attack.Server.App.Disconnected > ended, "the socket hears of its end");
        });
        yield return new HostileCase("overlap: a close while a poll waits", async attack =>
        {
            var peer = await attack.PollingAsync();
            await peer.Gets.SendAsync(Requests.Get(peer.Target));
            await peer.PostAsync("1");

            // Two connections: the poll may come after the close, and is refused then.
            Assert.True((await HttpAnswer.ReadAsync(peer.Gets)).Status is 200 or 400);
            await peer.ExpectClosedAsync(await attack.OpenAsync());
        });
        yield return new HostileCase("overlap: a hundred closes against polls and posts", async attack =>
        {
            for (var race = 0; race < 100; race++)
            {
                await using var round = new Attack(attack.Server);
                var peer = await round.PollingAsync();
                var third = await round.OpenAsync();
                await Task.WhenAll(
                    peer.Posts.SendAsync(Requests.Post(peer.Target, "1"u8)),
                    peer.Gets.SendAsync(Requests.Get(peer.Target)),
                    third.SendAsync(Requests.Get(peer.Target)));
                await Task.WhenAll(HttpAnswer.ReadAsync(peer.Posts), HttpAnswer.ReadAsync(peer.Gets), HttpAnswer.ReadAsync(third));
            }
        });
        yield return new HostileCase("overlap: CONNECTs against polls that break off", async attack =>
        {
            for (var race = 0; race < 100; race++)
            {
                await using var round = new Attack(attack.Server);
                var peer = await PollingPeer.OpenAsync(await round.OpenAsync(), await round.OpenAsync());
                await peer.Gets.SendAsync(Requests.Get(peer.Target));
                var posting = peer.Posts.SendAsync(Requests.Post(peer.Target, "40\x1e"u8.ToArray().Concat("40/slow,"u8.ToArray()).ToArray()));
                peer.Gets.Reset();
                await posting;
            }
        }, Profile.Impatient);
    }

    // Whatever the order in which they arrive, every one of them is answered or cut off, and none is left hanging.
    private static async Task CrowdAsync(Attack attack, Func<PollingPeer, byte[]> request)
    {
        var peer = await attack.PollingAsync();
        var connections = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => attack.OpenAsync()));
        await Task.WhenAll(connections.Select(connection => connection.SendAsync(request(peer))));
        await peer.PostAsync("1");
        foreach (var connection in connections)
        {
            await HttpAnswer.ReadAsync(connection);
        }

        await peer.ExpectClosedAsync(await attack.OpenAsync());
    }
}
