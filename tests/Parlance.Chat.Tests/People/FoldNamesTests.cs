using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.People;

public sealed class FoldNamesTests
{
    [Fact]
    public async Task Accounts_from_before_the_search_are_found_like_others_after_a_start()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        for (var number = 0; number < 3; number++)
        {
            (await (await app.SomebodyAsync($"person-{number}")).PatchAsync("me", new { displayName = $"Đặng Trần {number}" })).Ok();
        }

        // As the migrations leave those who were there before them.
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE users SET search_text = lower(display_name || ' ' || username)"));
        await app.WriteAsync((db, _) => db.ExecuteAsync("INSERT INTO names_to_fold (user_id) SELECT id FROM users"));
        Assert.Empty(await FindAsync(ann));

        await using var another = await app.AnotherNodeAsync();
        await Seeing.EventuallyAsync(async () => await app.CountAsync("names_to_fold") is 0, "the names are folded");

        Assert.Equal(3, (await FindAsync(ann)).Length);
    }

    private static async Task<JsonElement[]> FindAsync(AccountApi who) => [.. (await who.GetAsync("people?q=dang%20tran")).Ok().GetProperty("items").EnumerateArray()];
}
