using System.Text.Json;
using Parlance.Chat.Folders;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Feeds;

namespace Parlance.Chat.Tests.Folders;

public sealed class FolderTests
{
    private static readonly Guid Work = Guid.Parse("019ab000-0000-7000-8000-000000000001");
    private static readonly Guid Home = Guid.Parse("019ab000-0000-7000-8000-000000000002");
    private static readonly Guid Club = Guid.Parse("019ab000-0000-7000-8000-000000000003");

    [Fact]
    public async Task Folders_stand_where_they_were_put_on_all_devices_and_for_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, phone, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.DoAsync("folder:put", new { id = Work, name = "  work ", emoji = "🛠️" });
        await ann.DoAsync("folder:put", new { id = Home, name = "home" });
        await phone.DoAsync("folder:put", new { id = Club, name = "club", before = Work });
        await phone.DoAsync("folder:put", new { id = Work, after = Home });
        await ann.DoAsync("folder:put", new { id = Home, name = "house" });

        Assert.Equal(["club", "house", "work"], Names(await phone.DoAsync("folder:list", new { })));
        Assert.Equal("🛠️", (await ann.DoAsync("folder:list", new { })).GetProperty("folders")[2].GetProperty("emoji").GetString());
        Assert.Empty(Names(await ben.DoAsync("folder:list", new { })));
        await ben.RefusedAsync("not_found", "folder:remove", new { id = Work });
        await ben.RefusedAsync("not_found", "folder:put", new { id = Work, emoji = "🛠️" });
    }

    [Fact]
    public async Task A_request_that_comes_again_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var channel = await ann.CreateAsync("channel", "open");
        var made = await ann.DoAsync("folder:put", new { id = Work, name = "work" });
        var placed = await ann.DoAsync("folder:place", new { conversation = channel, folder = Work });

        Assert.Equal(made.GetRawText(), (await ann.DoAsync("folder:put", new { id = Work, name = "work" })).GetRawText());
        Assert.Equal(placed.GetRawText(), (await ann.DoAsync("folder:place", new { conversation = channel, folder = Work })).GetRawText());
        var gone = await ann.DoAsync("folder:remove", new { id = Work });
        Assert.Equal(gone.GetRawText(), (await ann.DoAsync("folder:remove", new { id = Work })).GetRawText());
        // A device that missed it does not bring it back.
        await ann.RefusedAsync("not_found", "folder:put", new { id = Work, name = "work" });
        await ann.RefusedAsync("not_found", "folder:place", new { conversation = channel, folder = Work });
    }

    [Fact]
    public async Task Conversations_stand_in_one_list_each_in_the_order_of_the_hand()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var all = new List<string>();
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            all.Add(await ann.CreateAsync("channel", name));
        }

        await ann.DoAsync("folder:put", new { id = Work, name = "work" });
        foreach (var conversation in all)
        {
            await ann.DoAsync("folder:place", new { conversation, folder = Work });
        }

        await ann.DoAsync("folder:place", new { conversation = all[3], folder = Work, before = all[0] });
        await ann.DoAsync("folder:place", new { conversation = all[0], folder = Work, after = all[1] });
        await ann.DoAsync("folder:place", new { conversation = all[2], favourite = true });

        Assert.Equal([(all[2], true), (all[3], false), (all[1], false), (all[0], false)], Places(await ann.DoAsync("folder:list", new { })));
        // It has moved to another list meanwhile.
        await ann.RefusedAsync("conflict", "folder:place", new { conversation = all[1], folder = Work, before = all[2] });

        await ann.DoAsync("folder:remove", new { id = Work });
        Assert.Equal([(all[2], true)], Places(await ann.DoAsync("folder:list", new { })));
        await ann.DoAsync("folder:place", new { conversation = all[2] });
        Assert.Empty(Places(await ann.DoAsync("folder:list", new { })));
    }

    [Fact]
    public async Task The_order_holds_however_often_something_is_put_between_two_others()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var (first, last) = (await ann.CreateAsync("channel", "first"), await ann.CreateAsync("channel", "last"));
        var (left, right) = (await ann.CreateAsync("channel", "left"), await ann.CreateAsync("channel", "right"));
        foreach (var conversation in new[] { first, left, right, last })
        {
            await ann.DoAsync("folder:place", new { conversation, favourite = true });
        }

        var held = await UserReplica.OfAsync(ann);
        for (var round = 0; round < 15; round++)
        {
            await ann.DoAsync("folder:place", new { conversation = left, favourite = true, after = right });
            (left, right) = (right, left);
            Assert.Equal([first, left, right, last], Places(await ann.DoAsync("folder:list", new { })).Select(place => place.Conversation));
            await ann.DoAsync("folder:place", new { conversation = first, favourite = true, before = left });
        }

        await held.FollowAsync();
        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, held.Shown);
    }

    [Fact]
    public void Numbers_that_are_used_up_are_given_anew()
    {
        List<Folder> list = [new() { Name = "a", Position = 0 }, new() { Name = "z", Position = 1 }];
        IReadOnlyList<Folder> PutAt(int index) => HandOrder.Put(list, new() { Name = "m", Position = 77 }, index, row => row.Position, (row, position) => row with { Position = position });

        var changed = PutAt(1);

        Assert.Equal(["a", "m", "z"], changed.OrderBy(row => row.Position).Select(row => row.Name));
        Assert.Equal(3, changed.Select(row => row.Position).Distinct().Count());
        Assert.Equal("m", Assert.Single(PutAt(0)).Name);
        Assert.Equal("m", Assert.Single(PutAt(2)).Name);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_a_conversation_of_others_is_not_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var theirs = await ben.CreateAsync("group", "theirs");
        var mine = await ann.CreateAsync("group", "mine", ben);

        await ann.RefusedAsync("not_found", "folder:place", new { conversation = theirs, favourite = true });
        await ann.RefusedAsync("not_found", "folder:place", new { conversation = mine, folder = Work });
        await ann.RefusedAsync("not_found", "folder:place", new { conversation = mine });
        await ann.RefusedAsync("invalid", "folder:place", new { conversation = mine, favourite = true, folder = Work });
        await ann.RefusedAsync("invalid", "folder:place", new { conversation = mine, favourite = true, before = mine });
        await ann.RefusedAsync("invalid", "folder:put", new { id = Work, name = "" });
        await ann.RefusedAsync("invalid", "folder:put", new { id = Work, name = new string('x', 51) });
        await ann.RefusedAsync("invalid", "folder:put", new { id = Work, name = "work", emoji = "no emoji" });
        await ann.RefusedAsync("invalid", "folder:put", new { id = Work, name = "work", before = Home, after = Club });
        await ann.RefusedAsync("invalid", "folder:put", new { id = Guid.Empty, name = "work" });
        await ann.RefusedAsync("conflict", "folder:put", new { id = Work, name = "work", before = Home });

        // Who has left takes out what they had put somewhere.
        await ben.DoAsync("folder:place", new { conversation = mine, favourite = true });
        await ann.DoAsync("member:kick", new { conversation = mine, user = ben.Id });
        await ben.RefusedAsync("not_found", "folder:place", new { conversation = mine, favourite = true });
        await ben.DoAsync("folder:place", new { conversation = mine });
        Assert.Empty(Places(await ben.DoAsync("folder:list", new { })));
    }

    [Fact]
    public async Task There_are_so_many_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        await app.WriteAsync(async (db, _) =>
        {
            for (var number = 1; number < FolderLimits.FoldersMax; number++)
            {
                await FolderStore.PutAsync(db, new(Guid.Parse(ann.Id)), new Folder { Id = Guid.CreateVersion7(), Name = "many", Position = number });
            }
        });

        await ann.DoAsync("folder:put", new { id = Work, name = "work" });
        await ann.RefusedAsync("conflict", "folder:put", new { id = Home, name = "home" });
        await ann.DoAsync("folder:remove", new { id = Work });
        await ann.DoAsync("folder:put", new { id = Home, name = "home" });
    }

    [Fact]
    public async Task They_are_in_the_export_and_go_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("administrator");
        var ann = await app.ChatterAsync("ann");
        var channel = await ann.CreateAsync("channel", "open");
        (await ann.Account.PutAsync($"me/folders/{Work}", new { name = "work" })).Ok();
        (await ann.Account.PutAsync($"conversations/{channel}/place", new { folder = Work })).Ok();

        var exported = (await ann.Account.GetAsync("me/export")).Ok().GetProperty("folders");
        Assert.Equal("work", Assert.Single(exported.GetProperty("folders").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(channel, Assert.Single(exported.GetProperty("places").EnumerateArray()).GetProperty("conversation").GetString());

        (await ann.Account.DeleteAsync("me")).Done();
        Assert.Equal(0, await app.CountAsync("folders") + await app.CountAsync("folder_places"));
    }

    private static IEnumerable<string?> Names(JsonElement listed) => listed.GetProperty("folders").EnumerateArray().Select(row => row.GetProperty("name").GetString());

    private static IReadOnlyList<(string Conversation, bool Favourite)> Places(JsonElement listed) =>
        [.. listed.GetProperty("places").EnumerateArray().Select(row => (row.GetProperty("conversation").GetString()!, row.GetProperty("favourite").GetBoolean()))];
}
