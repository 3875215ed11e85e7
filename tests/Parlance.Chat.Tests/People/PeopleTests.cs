using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.People;

[Trait("pace", "thorough")]
public sealed class PeopleTests
{
    private static readonly long[] FirstSeq = [1];

    [Fact]
    public async Task A_card_shows_what_others_may_see_and_nothing_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var mai = await app.SomebodyAsync("mai.tran", "mai@example.org");
        (await mai.PatchAsync("me", new { displayName = "Trần Thị Mai", bio = "Writes the minutes.", statusText = "On the train", statusEmoji = "🚆", color = "#1f6b3a" })).Ok();

        var card = Assert.Single((await ann.DoAsync("people:get", new { ids = new[] { mai.UserId, Guid.CreateVersion7().ToString() } })).GetProperty("people").EnumerateArray());

        Assert.Equal(
            ["bio", "color", "deleted", "displayName", "id", "initials", "kind", "statusEmoji", "statusText", "username"],
            card.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("mai.tran", "Trần Thị Mai", "TM", "person"), (Text(card, "username"), Text(card, "displayName"), Text(card, "initials"), Text(card, "kind")));
    }

    [Theory]
    [InlineData("mai")]
    [InlineData("MAI.TR")]
    [InlineData("trần thị")]
    [InlineData("Tran Thi")]
    [InlineData("dang")]
    [InlineData("Đặng")]
    public async Task Somebody_is_found_by_a_part_of_either_name_whatever_its_case_and_diacritics(string q)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var mai = await app.SomebodyAsync("mai.tran", "dangerous@example.org");
        (await mai.PatchAsync("me", new { displayName = "Trần Thị Mai Đặng" })).Ok();

        Assert.Equal(["mai.tran"], await FoundAsync(ann, q));
    }

    [Theory]
    [InlineData("secret@example.org")]
    [InlineData("secret")]
    [InlineData("%")]
    [InlineData("_")]
    public async Task Nobody_is_found_by_an_address_or_a_wild_card(string q)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        await app.SomebodyAsync("mai", "secret@example.org");

        Assert.Empty(await FoundAsync(ann, q));
    }

    [Fact]
    public async Task All_are_found_in_parts_and_those_who_are_kept_out_or_gone_are_not()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        await app.ChatterAsync("dot");
        (await ann.Account.PatchAsync($"admin/users/{ben.Id}", new { disabled = true })).Ok();
        (await cid.Account.DeleteAsync("me")).Done();

        var first = await ann.DoAsync("people:find", new { limit = 1 });
        var second = await ann.DoAsync("people:find", new { limit = 1, cursor = first.GetProperty("next").GetString() });

        Assert.Equal(["ann", "dot"], new[] { first, second }.Select(part => Text(Assert.Single(part.GetProperty("items").EnumerateArray()), "username")!).Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        // Their cards are still there, for what they have written.
        var cards = (await ann.DoAsync("people:get", new { ids = new[] { ben.Id, cid.Id } })).GetProperty("people").EnumerateArray().ToDictionary(card => Text(card, "id")!);
        Assert.False(cards[ben.Id].GetProperty("deleted").GetBoolean());
        Assert.True(cards[cid.Id].GetProperty("deleted").GetBoolean());
        Assert.Equal("", Text(cards[cid.Id], "username"));
    }

    [Fact]
    public async Task A_guest_of_the_server_sees_those_with_whom_they_share_a_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var gus = await GuestOfServerAsync(app, ann, "gus");
        await ann.CreateAsync("group", "with gus", gus);

        Assert.Equal(["ann", "gus"], await FoundAsync(gus, ""));
        Assert.Equal([ann.Id], (await gus.DoAsync("people:get", new { ids = new[] { ann.Id, ben.Id } })).GetProperty("people").EnumerateArray().Select(card => Text(card, "id")));
        await gus.RefusedAsync("not_found", "contact:request", new { user = ben.Id });
        await gus.DoAsync("contact:request", new { user = ann.Id });
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");

        await ann.RefusedAsync("invalid", "people:get", new { });
        await ann.RefusedAsync("invalid", "people:get", new { ids = Array.Empty<string>() });
        await ann.RefusedAsync("invalid", "people:get", new { ids = Enumerable.Range(0, 101).Select(_ => Guid.CreateVersion7()) });
        await ann.RefusedAsync("invalid", "people:find", new { q = new string('x', 65) });
        await ann.RefusedAsync("invalid", "people:find", new { limit = 201 });
        (await ann.Account.GetAsync("people?ids=nobody")).Refused(HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task Both_questions_are_one_address_over_http()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("ben"));

        var asked = (await ann.GetAsync($"people?ids={ann.UserId}&ids={ben.UserId}")).Ok().GetProperty("items");
        var found = (await ann.GetAsync("people?q=BE")).Ok().GetProperty("items");

        Assert.Equal(2, asked.GetArrayLength());
        Assert.Equal("ben", Text(Assert.Single(found.EnumerateArray()), "username"));
    }

    [Fact]
    public async Task Answers_bring_the_cards_of_all_whom_they_name()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "three", ben, cid);
        await ann.SayAsync(group, "hello @cid");
        await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = "🌻", on = true });

        Assert.Equal(["ann", "ben", "cid"], await NamedAsync("message:history", new { conversation = group }));
        Assert.Equal(["ann", "ben", "cid"], await NamedAsync("message:get", new { conversation = group, seqs = FirstSeq }));
        Assert.Equal(["ann", "ben", "cid"], await NamedAsync("member:list", new { conversation = group }));
        Assert.Equal(["ann", "ben", "cid"], await NamedAsync("feed:sync", new { feed = "conversation:" + group }));
        Assert.Equal(["ann", "cid"], await NamedAsync("conversation:list", new { }));

        // Somebody who wrote and left is named all the same.
        await ben.DoAsync("conversation:leave", new { conversation = group });
        await ben.SayToAsync(cid, "bye");
        Assert.Equal(["ann", "ben", "cid"], await NamedAsync("conversation:list", new { }));

        async Task<string[]> NamedAsync(string eventName, object payload) =>
            [.. (await cid.DoAsync(eventName, payload)).GetProperty("people").EnumerateArray().Select(card => Text(card, "username")!).Order(StringComparer.Ordinal)];
    }

    private static async Task<string[]> FoundAsync(Chatter who, string q) =>
        [.. (await who.DoAsync("people:find", new { q })).GetProperty("items").EnumerateArray().Select(card => Text(card, "username")!).Order(StringComparer.Ordinal)];

    private static async Task<Chatter> GuestOfServerAsync(ChatApp app, Chatter administrator, string name)
    {
        var account = await app.SomebodyAsync(name);
        (await administrator.Account.PatchAsync($"admin/users/{account.UserId}", new { role = "guest" })).Ok();
        await account.LoginAsync(name);
        return new(account, await app.ConnectAsync(account.Token));
    }

    private static string? Text(JsonElement row, string member) => row.GetProperty(member).GetString();
}
