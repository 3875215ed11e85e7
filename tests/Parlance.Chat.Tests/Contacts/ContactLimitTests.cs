using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Contacts;
using Parlance.Chat.Data;
using Parlance.Chat.People;

namespace Parlance.Chat.Tests.Contacts;

[Trait("pace", "thorough")]
public sealed class ContactLimitTests
{
    [Fact]
    public async Task An_account_has_so_many_contacts_and_blocks_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var me = UserId.Of(Guid.Parse(ann.Id));
        await WriteAsync(app, async db =>
        {
            foreach (var other in await CrowdAsync(db, ContactLimits.BlocksMax - 1))
            {
                await BlockStore.PutAsync(db, new() { UserId = me, OtherId = other, Rev = 1 });
            }

            foreach (var other in await db.QueryAsync<UserId>("SELECT other_id FROM blocks ORDER BY other_id LIMIT @count", new { count = ContactLimits.ContactsMax }))
            {
                await ContactStore.PutAsync(db, new() { UserId = me, OtherId = other, State = ContactState.Accepted, Rev = 1 });
            }
        });

        await ann.RefusedAsync("conflict", "contact:request", new { user = ben.Id });
        await ben.RefusedAsync("conflict", "contact:request", new { user = ann.Id });
        await ann.DoAsync("block:add", new { user = ben.Id });
        await WriteAsync(app, async db => await CrowdAsync(db, 1, "one-more"));
        await ann.RefusedAsync("conflict", "block:add", new { user = await IdOfAsync(ann, "one-more") });
    }

    [Fact]
    public async Task An_answer_brings_so_many_cards_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var me = UserId.Of(Guid.Parse(ann.Id));
        await WriteAsync(app, async db =>
        {
            foreach (var other in await CrowdAsync(db, PeopleLimits.NamedMax + 1))
            {
                await BlockStore.PutAsync(db, new() { UserId = me, OtherId = other, Rev = 1 });
            }

            await db.ExecuteAsync("INSERT INTO user_feeds (user_id, rev) VALUES (@me, 1)", new { me });
        });

        // One commit wrote them all, so that one page has them all.
        var synced = await ann.DoAsync("feed:sync", new { feed = ann.Feed });

        Assert.Equal(PeopleLimits.NamedMax + 1, synced.GetProperty("rows").GetArrayLength());
        Assert.Equal(PeopleLimits.NamedMax, synced.GetProperty("people").GetArrayLength());
    }

    private static async Task<IReadOnlyList<UserId>> CrowdAsync(DbSession db, int count, string prefix = "crowd")
    {
        var ids = new List<UserId>();
        for (var n = 0; n < count; n++)
        {
            var id = UserId.New(TimeProvider.System);
            ids.Add(id);
            await UserStore.InsertAsync(db, new() { Id = id, Username = $"{prefix}-{n}", UsernameKey = $"{prefix}-{n}", Role = ServerRole.Member, Version = 1 });
        }

        return ids;
    }

    private static async Task<string> IdOfAsync(Chatter who, string q) =>
        Assert.Single((await who.DoAsync("people:find", new { q })).GetProperty("items").EnumerateArray()).GetProperty("id").GetString()!;

    private static Task WriteAsync(ChatApp app, Func<DbSession, Task> work) =>
        app.Services.GetRequiredService<ChatDatabase>().WriteAsync(work, TestContext.Current.CancellationToken);
}
