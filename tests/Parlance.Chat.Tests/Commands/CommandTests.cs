using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Commands;

/// <summary>What stands behind a slash is done, by the server or by a bot that is there.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task The_servers_own_do_what_can_be_done_anyhow_with_the_same_rights()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ben.CreateAsync("channel", "lunch", ann);

        Assert.Equal("*waves*", (await RunAsync(ben, channel, "/me waves")).GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(@"well ¯\\\_(ツ)\_/¯", (await RunAsync(ben, channel, "/shrug well")).GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("/me is a command", (await RunAsync(ben, channel, "//me is a command")).GetProperty("message").GetProperty("text").GetString());
        await RunAsync(ben, channel, "/topic What to eat");
        Assert.Equal("What to eat", (await ben.DoAsync("conversation:get", new { conversation = channel })).GetProperty("conversation").GetProperty("topic").GetString());
        await RunAsync(ben, channel, "/invite @cid");
        await RunAsync(cid, channel, "/mute 2h");
        Assert.NotEqual(JsonValueKind.Null, (await cid.DoAsync("notification:list", new { })).GetProperty("items")[0].GetProperty("mutedUntil").ValueKind);
        await RunAsync(cid, channel, "/dnd 30m");
        Assert.Equal("dnd", (await cid.Account.GetAsync("me/presence")).Ok().GetProperty("presence").GetProperty("state").GetString());
        Assert.Contains("`/shrug [text]`", (await RunAsync(cid, channel, "/help")).GetProperty("text").GetString(), StringComparison.Ordinal);
        await RefusedAsync("forbidden", cid, channel, "/topic mine");
        await RefusedAsync("forbidden", cid, channel, "/kick @ben");
        await RefusedAsync("invalid", ben, channel, "/invite @nobody.at.all");
        await RefusedAsync("invalid", ben, channel, "/dnd forever");
        await RefusedAsync("invalid", ben, channel, "/me");
        await RunAsync(cid, channel, "/leave");
        await RefusedAsync("not_found", cid, channel, "/me waves");
    }

    [Fact]
    public async Task What_is_no_command_is_said_so_with_those_that_may_be_meant()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");

        var answer = await ann.AskAsync("command:run", new { conversation = group, text = "/shurg", clientId = Guid.CreateVersion7() });
        Assert.Equal(("unknown_command", "There is no command /shurg here. Did you mean /shrug?"), (answer.GetProperty("error").GetProperty("code").GetString(), answer.GetProperty("error").GetProperty("message").GetString()));
        (await ann.Account.PostAsync($"conversations/{group}/commands", new { text = "/xyzzy now", clientId = Guid.CreateVersion7() })).Refused(HttpStatusCode.NotFound, "unknown_command");
        await RefusedAsync("invalid", ann, group, "no slash");
        Assert.Empty(await ann.TextsAsync(group));
    }

    [Fact]
    public async Task A_token_does_by_a_command_only_what_it_is_good_for()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        var program = app.Anyone();
        program.Token = (await ann.Account.PostAsync("me/tokens", new { name = "x", scopes = (string[])["commands:write", "messages:write"] })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        (await program.PostAsync($"conversations/{group}/commands", new { text = "/me waves", clientId = Guid.CreateVersion7() })).Ok();
        var refused = await program.PostAsync($"conversations/{group}/commands", new { text = "/leave", clientId = Guid.CreateVersion7() });
        refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("'conversations:write'", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_is_asked_and_answers_once_to_one_or_to_all()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        var (bot, botId) = await BotAsync(app, ann, "weather", group);
        await bot.AskAsync("command:register", new { name = "weather", description = "What it is like outside", hint = "[place]" });

        var item = (await ben.DoAsync("command:list", new { conversation = group })).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("name").ValueEquals("weather"));
        Assert.Equal((botId, "[place]"), (item.GetProperty("bot").GetString(), item.GetProperty("hint").GetString()));

        var ran = await RunAsync(ben, group, "/weather Đà Nẵng");
        var call = await bot.HearsAsync("command:call");
        Assert.Equal((ran.GetProperty("call").GetString(), "Đà Nẵng", ben.Id), (call.GetProperty("call").GetString(), call.GetProperty("text").GetString(), call.GetProperty("user").GetString()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RespondAsync(bot, call, "sunny", "asker")));
        Assert.Single(answers, answer => answer.GetProperty("ok").GetBoolean());
        Assert.Equal("sunny", (await ben.Socket.WaitForAsync<JsonElement>("command:answer")).GetProperty("text").GetString());
        Refused.As("conflict", await RespondAsync(bot, call, "sunny", "everybody"));

        await RunAsync(ben, group, "/weather");
        call = await bot.HearsAsync("command:call");
        var said = await Task.WhenAll(RespondAsync(bot, call, "rain", "everybody"), RespondAsync(bot, call, "snow", "everybody"));
        Assert.Single(said.Select(answer => answer.GetProperty("message").GetProperty("text").GetString()).Distinct());
        Refused.As("conflict", await RespondAsync(bot, call, "hail", "asker"));
        Assert.Equal(botId, said[0].GetProperty("message").GetProperty("author").GetString());
        Assert.Single(await ann.TextsAsync(group));
        // What was for Ben alone came to nobody else.
        await ann.DoAsync("feed:heads", new { });
        Assert.DoesNotContain(ann.Socket.Received, heard => heard.Name is "command:answer" or "command:call");
    }

    [Fact]
    public async Task Nobody_answers_for_another_too_late_or_where_they_may_not_write()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (group, other) = (await ann.CreateAsync("group", "g", ben), await ann.CreateAsync("group", "other", ben));
        var (bot, botId) = await BotAsync(app, ann, "weather", group);
        var (rival, _) = await BotAsync(app, ann, "rival", group);
        await bot.AskAsync("command:register", new { name = "weather", description = "x" });

        Refused.As("conflict", await rival.AskAsync("command:register", new { name = "weather", description = "mine" }));
        Refused.As("conflict", await rival.AskAsync("command:register", new { name = "me", description = "mine" }));
        Refused.As("not_found", await rival.AskAsync("command:unregister", new { name = "weather" }));
        await ben.RefusedAsync("forbidden", "command:register", new { name = "mine", description = "x", bot = ben.Id });
        // Only where the bot is.
        await RefusedAsync("unknown_command", ben, other, "/weather");
        await RunAsync(ben, group, "/weather");
        var call = await bot.HearsAsync("command:call");
        Refused.As("not_found", await RespondAsync(rival, call, "x", "asker"));
        await ben.RefusedAsync("not_found", "command:respond", new { call = call.GetProperty("call").GetString(), text = "x", shownTo = "asker" });
        // An answer that cannot be given is not the one that counts.
        await ann.DoAsync("member:change", new { conversation = group, user = botId, mutedForSeconds = 10 });
        Refused.As("muted", await RespondAsync(bot, call, "x", "everybody"));
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.True((await RespondAsync(bot, call, "rain", "everybody")).GetProperty("ok").GetBoolean());
        await RunAsync(ben, group, "/weather");
        call = await bot.HearsAsync("command:call");
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Refused.As("conflict", await RespondAsync(bot, call, "late", "asker"));
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });
        await RefusedAsync("muted", ben, group, "/weather");
    }

    [Fact]
    public async Task Administrators_register_for_a_bot_and_what_they_do_is_written_down()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ben) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ben"));
        var group = await ben.CreateAsync("group", "g");
        var (_, botId) = await BotAsync(app, ben, "weather", group);

        (await admin.Account.PutAsync("commands/weather", new { description = "x", bot = ben.Id })).Refused(HttpStatusCode.NotFound, "not_found");
        (await admin.Account.PutAsync("commands/Weather!", new { description = "x", bot = botId })).Refused(HttpStatusCode.BadRequest, "invalid");
        (await admin.Account.PutAsync("commands/weather", new { description = "x", bot = botId, allowedTo = "administrator" })).Ok();
        await RefusedAsync("unknown_command", ben, group, "/weather");
        (await admin.Account.PutAsync("commands/weather", new { description = "y", bot = botId })).Ok();
        (await admin.Account.PutAsync("commands/weather", new { description = "y", bot = botId })).Ok();
        await RunAsync(ben, group, "/weather");
        (await ben.Account.DeleteAsync("commands/weather")).Refused(HttpStatusCode.NotFound, "not_found");
        (await ben.Account.DeleteAsync($"bots/{botId}")).Done();
        Assert.Equal((0, 0), (await app.CountAsync("commands"), await app.CountAsync("command_calls")));

        Assert.Equal(2, (await admin.Account.GetAsync("admin/audit?action=command.registered")).Ok().GetProperty("items").GetArrayLength());
    }

    private static async Task<(SocketIOTestSocket Bot, string Id)> BotAsync(ChatApp app, Chatter owner, string name, string conversation)
    {
        var id = (await owner.Account.PostAsync("bots", new { username = name })).Ok(HttpStatusCode.Created).GetProperty("id").GetString()!;
        await owner.DoAsync("member:invite", new { conversation, users = new[] { id } });
        var token = (await owner.Account.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = (string[])["commands:write", "messages:write"] })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();
        return (await app.ConnectAsync(token), id);
    }

    private static Task<JsonElement> RunAsync(Chatter who, string conversation, string text) => who.DoAsync("command:run", new { conversation, text, clientId = Guid.CreateVersion7() });

    private static Task RefusedAsync(string code, Chatter who, string conversation, string text) => who.RefusedAsync(code, "command:run", new { conversation, text, clientId = Guid.CreateVersion7() });

    private static Task<JsonElement> RespondAsync(SocketIOTestSocket bot, JsonElement call, string text, string shownTo) =>
        bot.AskAsync("command:respond", new { call = call.GetProperty("call").GetString(), text, shownTo });
}
