using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.People;

public sealed class PersonChangeTests
{
    [Theory, InlineData(SocketIOTestTransport.WebSocket), InlineData(SocketIOTestTransport.Polling)]
    public async Task Who_shares_conversations_hears_once_of_a_changed_profile_and_strangers_do_not(SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben", transport));
        var (cid, phone) = (await app.ChatterAsync("cid"), await app.ChatterAsync("ann"));
        await ann.CreateAsync("group", "one", ben);
        await ann.CreateAsync("group", "two", ben);
        await ann.SayToAsync(ben, "three");
        await cid.CreateAsync("group", "with ben alone", ben);

        // What nobody else sees is told to nobody else.
        (await ann.Account.PatchAsync("me", new { timeZone = "Asia/Ho_Chi_Minh" })).Ok();
        (await ann.Account.PatchAsync("me", new { displayName = "Ann Other", statusText = "here" })).Ok();
        (await ben.Account.PatchAsync("me", new { displayName = "Ben Other" })).Ok();

        foreach (var socket in new[] { ben, phone })
        {
            var card = await ChangeAsync(socket);
            Assert.Equal((ann.Id, "Ann Other", "here"), (Text(card, "id"), Text(card, "displayName"), Text(card, "statusText")));
            // Once: what follows is the next change.
            Assert.Equal(ben.Id, Text(await ChangeAsync(socket), "id"));
        }

        // Cid shares a conversation with Ben only.
        Assert.Equal(ben.Id, Text(await ChangeAsync(cid), "id"));
    }

    [Fact]
    public async Task A_bot_that_changes_and_an_account_that_goes_are_heard_of_too()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var bot = (await ben.Account.PostAsync("bots", new { username = "weather" })).Ok(System.Net.HttpStatusCode.Created).GetProperty("id").GetString()!;
        await ann.DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "all", members = new[] { ben.Id, bot } });

        (await ben.Account.PatchAsync($"bots/{bot}", new { displayName = "Sunny" })).Ok();
        Assert.Equal((bot, "Sunny", "bot"), Shown(await ChangeAsync(ann)));

        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal((bot, "", "bot"), Shown(await ChangeAsync(ann)));
        var card = await ChangeAsync(ann);
        Assert.Equal((ben.Id, "", "person"), Shown(card));
        Assert.True(card.GetProperty("deleted").GetBoolean());
    }

    private static Task<JsonElement> ChangeAsync(Chatter who) => who.Socket.WaitForAsync<JsonElement>("person:change");

    private static (string?, string?, string?) Shown(JsonElement card) => (Text(card, "id"), Text(card, "displayName"), Text(card, "kind"));

    private static string? Text(JsonElement row, string member) => row.GetProperty(member).GetString();
}
