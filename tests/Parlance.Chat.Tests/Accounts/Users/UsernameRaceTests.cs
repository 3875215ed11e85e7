using System.Net;

namespace Parlance.Chat.Tests.Accounts.Users;

public sealed class UsernameRaceTests
{
    // The third has a Cyrillic letter.
    private static readonly string[] Spellings = ["weather", "WEATHER", "wеather", "weather"];

    [Fact]
    public async Task Of_many_who_register_one_name_at_once_one_gets_it()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("admin");

        var answers = await Task.WhenAll(Spellings.Select(username =>
            app.Anyone().PostAsync("auth/register", new { username, password = AccountApi.Password })));

        OneOf(answers, HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_many_who_change_to_one_name_at_once_one_gets_it()
    {
        await using var app = await ChatApp.StartAsync();
        var people = new[] { await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"), await app.SomebodyAsync("carol") };

        var answers = await Task.WhenAll(people.Select(person => person.PatchAsync("me", new { username = "weather" })));

        OneOf(answers, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bot_and_a_person_do_not_get_one_name_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");

        var bot = ann.PostAsync("bots", new { username = "weather" });
        var person = bob.PatchAsync("me", new { username = "weather" });
        var statuses = new[] { (await bot).Status, (await person).Status };

        Assert.Single(statuses, status => status is HttpStatusCode.Conflict);
        Assert.Equal(1, await app.CountAsync("users", "username = 'weather'"));
    }

    private static void OneOf(ApiAnswer[] answers, HttpStatusCode status)
    {
        Assert.Single(answers, answer => answer.Status == status);
        Assert.All(answers.Where(answer => answer.Status != status), answer => answer.Refused(HttpStatusCode.Conflict, "username_taken"));
    }
}
