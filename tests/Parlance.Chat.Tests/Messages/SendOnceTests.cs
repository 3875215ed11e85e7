using System.Text.Json;

namespace Parlance.Chat.Tests.Messages;

/// <summary>One client id is one message, whoever races with whom.</summary>
public sealed class SendOnceTests
{
    [Fact]
    public async Task The_same_message_sent_many_times_at_once_is_there_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        var clientId = Guid.CreateVersion7();

        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
            (await ann.Account.PostAsync("messages", new { conversation = group, clientId, text = $"try {number}" })).Ok().GetProperty("message").GetRawText()));

        Assert.Single(sent.Distinct(StringComparer.Ordinal));
        Assert.Single(await ben.TextsAsync(group));
        Assert.Equal(1, (await ben.DoAsync("message:history", new { conversation = group })).GetProperty("last").GetInt64());
    }

    [Fact]
    public async Task A_client_id_belongs_to_its_author_and_its_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (one, two) = (await ann.CreateAsync("group", "one", ben), await ann.CreateAsync("group", "two", ben));
        var clientId = Guid.CreateVersion7();

        await ann.SayAsync(one, "by ann in one", clientId);
        await ben.SayAsync(one, "by ben in one", clientId);
        await ann.SayAsync(two, "by ann in two", clientId);

        Assert.Equal(["by ann in one", "by ben in one"], await ann.TextsAsync(one));
        Assert.Equal(["by ann in two"], await ann.TextsAsync(two));
    }

    [Fact]
    public async Task The_same_creation_many_times_at_once_makes_one_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var clientId = Guid.CreateVersion7();

        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => IdOf((await ann.Account.PostAsync("conversations", new { clientId, kind = "channel", name = "one" }))
            .Ok(System.Net.HttpStatusCode.Created))));

        Assert.Single(made.Distinct(StringComparer.Ordinal));
        Assert.Single((await ann.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Two_people_who_write_to_each_other_first_at_once_have_one_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var people = new List<Chatter>();
        foreach (var name in new[] { "ann", "ben", "cid", "dot", "eve" })
        {
            people.Add(await app.ChatterAsync(name));
        }

        var pairs = people.SelectMany((one, index) => people.Skip(index + 1).Select(other => (One: one, Other: other))).ToList();
        await Task.WhenAll(pairs.Select(async pair =>
        {
            var sent = await Task.WhenAll(SayAsync(pair.One, pair.Other), SayAsync(pair.Other, pair.One));
            Assert.Equal(sent[0].GetProperty("conversation").GetString(), sent[1].GetProperty("conversation").GetString());
            Assert.Equal([1, 2], sent.Select(message => message.GetProperty("seq").GetInt64()).Order());
        }));

        foreach (var person in people)
        {
            Assert.Equal(people.Count - 1, (await person.DoAsync("conversation:list", new { })).GetProperty("items").GetArrayLength());
        }
    }

    private static async Task<JsonElement> SayAsync(Chatter from, Chatter to) =>
        (await from.Account.PostAsync("messages", new { to = to.Id, clientId = Guid.CreateVersion7(), text = "hello" })).Ok().GetProperty("message");

    private static string IdOf(JsonElement created) => created.GetProperty("conversation").GetProperty("id").GetString()!;
}
