using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Notifications;

namespace Parlance.Chat.Tests.Notifications;

/// <summary>Whether and how a message notifies somebody, by what they have chosen over the wire.</summary>
public sealed class NoticeTests
{
    private static readonly string[] Lunch = ["ăn trưa", "lunch"];
    private static readonly object AllDay = new { days = Enumerable.Range(1, 7), from = "00:00", to = "23:59", zone = "Etc/UTC" };

    [Theory]
    [InlineData("channel", "hello", null, "None None")]
    [InlineData("channel", "@ben hello", null, "Interrupt Mention")]
    [InlineData("channel", "@channel hello", null, "Interrupt Everybody")]
    [InlineData("channel", "hello", "all", "Interrupt Message")]
    [InlineData("channel", "@ben hello", "nothing", "None None")]
    [InlineData("group", "hello", null, "Interrupt Message")]
    [InlineData("group", "hello", "mentions", "None None")]
    [InlineData("group", "@ben and @channel", "mentions", "Interrupt Mention")]
    [InlineData("group", "Đi ăn TRƯA không?", "mentions", "Interrupt Keyword")]
    [InlineData("group", "an-trua", "mentions", "Interrupt Keyword")]
    [InlineData("group", "antrua", "mentions", "None None")]
    [InlineData("group", "we lunched", "mentions", "None None")]
    public async Task The_level_of_a_conversation_decides_which_messages_are_news(string kind, string text, string? level, string expected)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var place = await ann.CreateAsync(kind, "place", ben);
        await ben.DoAsync("notification:rules", new { keywords = Lunch });
        await ben.DoAsync("notification:set", new { conversation = place, level });

        Assert.Equal(expected, await NoticeOfAsync(app, ben, await ann.SayAsync(place, text)));
        Assert.Equal("None None", await NoticeOfAsync(app, ann, await ann.SayAsync(place, "@ann " + text)));
    }

    [Fact]
    public async Task An_answer_is_news_to_whom_it_answers_also_where_only_mentions_are()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var place = await ann.CreateAsync("channel", "place", ben);
        var (hers, his) = (await ann.SayAsync(place, "one"), await ben.SayAsync(place, "two"));

        Assert.Equal("Interrupt Answer", await NoticeOfAsync(app, ben, await AnswerAsync(ann, place, his)));
        Assert.Equal("None None", await NoticeOfAsync(app, ben, await AnswerAsync(ann, place, hers)));
    }

    [Fact]
    public async Task A_reply_in_a_thread_is_news_to_those_who_follow_it_until_they_have_read_it_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var place = await ann.CreateAsync("group", "place", ben, cid);
        var root = (await ben.SayAsync(place, "root")).GetProperty("seq").GetInt64();
        var reply = (await ann.DoAsync("message:send", new { conversation = place, text = "reply", clientId = Guid.CreateVersion7(), thread = root })).GetProperty("message");

        Assert.Equal("Interrupt Thread", await NoticeOfAsync(app, ben, reply));
        Assert.Equal("None None", await NoticeOfAsync(app, cid, reply));
        await ben.DoAsync("thread:move", new { conversation = place, thread = root, seq = reply.GetProperty("seq").GetInt64() });
        Assert.Equal("None None", await NoticeOfAsync(app, ben, reply));
    }

    [Fact]
    public async Task Whoever_is_not_to_be_disturbed_finds_it_later_and_a_silent_message_interrupts_nobody()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var place = await ann.CreateAsync("group", "place", ben);

        var silent = (await ann.DoAsync("message:send", new { conversation = place, text = "@ben", clientId = Guid.CreateVersion7(), silent = true })).GetProperty("message");
        Assert.Equal("Quiet Mention", await NoticeOfAsync(app, ben, silent));
        await ben.DoAsync("presence:set", new { state = "dnd" });
        Assert.Equal("Quiet Message", await NoticeOfAsync(app, ben, await ann.SayAsync(place, "hello")));
        await ben.DoAsync("presence:set", new { state = "online" });
        Assert.Equal("Interrupt Message", await NoticeOfAsync(app, ben, await ann.SayAsync(place, "hello")));
        await ben.DoAsync("notification:rules", new { quiet = AllDay });
        Assert.Equal("Quiet Message", await NoticeOfAsync(app, ben, await ann.SayAsync(place, "hello"), at: "2026-11-20T12:00:00Z"));
        Assert.Equal("Interrupt Message", await NoticeOfAsync(app, ben, await ann.SayAsync(place, "hello"), at: "2026-11-20T23:59:30Z"));
    }

    [Fact]
    public async Task A_mute_ends_by_itself()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var place = await ann.CreateAsync("group", "place", ben);
        var until = app.Clock.GetUtcNow().AddHours(1);
        await ben.DoAsync("notification:set", new { conversation = place, mutedUntil = until });
        var message = await ann.SayAsync(place, "@ben hello");

        Assert.Equal("None None", await NoticeOfAsync(app, ben, message));
        Assert.Equal("Interrupt Mention", await NoticeOfAsync(app, ben, message, at: until.AddSeconds(1).ToString("O")));
    }

    [Fact]
    public async Task What_is_read_deleted_written_by_somebody_blocked_or_not_theirs_is_no_news()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var place = await ann.CreateAsync("group", "place", ben);
        var read = await ann.SayAsync(place, "@ben read");
        await ben.DoAsync("read:move", new { conversation = place, seq = read.GetProperty("seq").GetInt64() });
        Assert.Equal("None None", await NoticeOfAsync(app, ben, read));

        var deleted = await ann.SayAsync(place, "@ben deleted");
        await ann.DoAsync("message:delete", new { conversation = place, seq = deleted.GetProperty("seq").GetInt64() });
        Assert.Equal("None None", await NoticeOfAsync(app, ben, deleted));

        var message = await ann.SayAsync(place, "@ben blocked");
        Assert.Equal("Interrupt Mention", await NoticeOfAsync(app, ben, message));
        await ben.DoAsync("block:add", new { user = ann.Id });
        Assert.Equal("None None", await NoticeOfAsync(app, ben, message));
        await ben.DoAsync("block:remove", new { user = ann.Id });
        await ben.DoAsync("conversation:leave", new { conversation = place });
        Assert.Equal("None None", await NoticeOfAsync(app, ben, message));
        Assert.Equal("nobody", await NoticeOfAsync(app, cid, message));
    }

    private static async Task<JsonElement> AnswerAsync(Chatter person, string conversation, JsonElement message) => (await person.DoAsync(
        "message:send",
        new { conversation, text = "indeed", clientId = Guid.CreateVersion7(), replyTo = message.GetProperty("seq").GetInt64() })).GetProperty("message");

    private static async Task<string> NoticeOfAsync(ChatApp app, Chatter person, JsonElement row, string? at = null)
    {
        var now = at is null ? app.Clock.GetUtcNow() : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        Assert.True(UserId.TryParse(person.Id, out var user));
        Assert.True(ConversationId.TryParse(row.GetProperty("conversation").GetString()!, out var conversation));
        var notices = await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            async db =>
            {
                var message = await db.FindAsync<Message>(
                    $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @conversation AND seq = @seq",
                    new { conversation, seq = row.GetProperty("seq").GetInt64() });
                return await Notices.OfAsync(db, message!, [user], now);
            },
            TestContext.Current.CancellationToken);
        return notices.TryGetValue(user, out var notice) ? $"{notice.Manner} {notice.Reason}" : "nobody";
    }
}
