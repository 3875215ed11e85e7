using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Drafts;

/// <summary>On PostgreSQL, where others write at the same time: a row that points to a conversation is written while somebody writes in it.</summary>
[Trait("database", "postgres")]
public sealed class DraftLockTests
{
    // With a lock of the whole row the two wait for each other, once the send comes to the feeds of those whom it names.
    [Fact(Timeout = 60_000)]
    public async Task Whoever_begins_a_draft_does_not_wait_for_a_send_in_the_same_conversation()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var app = await ChatApp.StartAsync(dialect: Dialect.Postgres);
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "busy", ben);
        var sender = (await app.Services.GetRequiredService<Actors>().AuthenticateAsync(ann.Account.Token, cancel)).Actor;

        var begun = await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            async db =>
            {
                await Place.RequireAsync(db, sender, new ConversationId(Guid.Parse(group)), Act.Read, lockRow: true);
                return await ben.DoAsync("draft:put", new { conversation = group, text = "begun" });
            },
            cancel);

        Assert.Equal("begun", begun.GetProperty("draft").GetProperty("text").GetString());
    }
}
