using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Messages;

public sealed class SendTests
{
    private static readonly long[] FirstTwo = [1, 2];

    [Fact]
    public async Task The_first_message_between_two_people_makes_their_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));

        var sent = await ann.SayToAsync(ben, "hello");
        var conversation = sent.GetProperty("conversation").GetString()!;

        Assert.Equal(1, sent.GetProperty("seq").GetInt64());
        var membership = await ben.ChangeAsync(ben.Feed);
        Assert.Equal(conversation, Assert.Single(membership.GetProperty("rows").EnumerateArray()).GetProperty("conversation").GetString());
        var heard = await ben.ChangeAsync("conversation:" + conversation);
        Assert.Equal("hello", Assert.Single(heard.GetProperty("rows").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(["hello"], await ben.TextsAsync(conversation));

        var answer = await ben.SayToAsync(ann, "hello yourself");
        Assert.Equal(conversation, answer.GetProperty("conversation").GetString());
        Assert.Equal(2, answer.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_there_once_and_nobody_is_told_twice()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        var clientId = Guid.CreateVersion7();

        var first = await ann.SayAsync(group, "once", clientId);
        var again = await ann.SayAsync(group, "something else", clientId);
        await ann.SayAsync(group, "next");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(["once", "next"], await ben.TextsAsync(group));
        var feed = "conversation:" + group;
        Assert.Equal("once", Text(await ben.ChangeAsync(feed)));
        Assert.Equal("next", Text(await ben.ChangeAsync(feed)));
    }

    [Fact]
    public async Task Many_senders_at_once_get_places_without_gaps_and_everybody_the_same_ones()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "busy", ben);

        var sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => (index % 2 is 0 ? ann : ben).SayAsync(group, $"message {index}")));

        Assert.Equal(Enumerable.Range(1, 40).Select(seq => (long)seq), sent.Select(message => message.GetProperty("seq").GetInt64()).Order());
        var texts = await ann.TextsAsync(group);
        Assert.Equal(40, texts.Length);
        Assert.Equal(texts, await ben.TextsAsync(group));
        Assert.Equal(texts, sent.OrderBy(message => message.GetProperty("seq").GetInt64()).Select(message => message.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_address_of_a_message_that_is_not_there_is_not_found()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "one");
        await ann.SayAsync(group, "here");

        Assert.Equal(1, (await ann.Account.GetAsync($"conversations/{group}/messages/1")).Ok().GetProperty("rows").GetArrayLength());
        (await ann.Account.GetAsync($"conversations/{group}/messages/2")).Refused(HttpStatusCode.NotFound, "not_found");
        (await ann.Account.GetAsync($"conversations/{group}/messages/0")).Refused(HttpStatusCode.NotFound, "not_found");
        // Who asks for several is told of those that are there.
        Assert.Equal(1, (await ann.DoAsync("message:get", new { conversation = group, seqs = FirstTwo })).GetProperty("rows").GetArrayLength());
    }

    private static string Text(JsonElement change) => Assert.Single(change.GetProperty("rows").EnumerateArray()).GetProperty("text").GetString()!;
}
