using System.Net;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Tests.Accounts.Sockets;

namespace Parlance.Chat.Tests.Accounts.Invitations;

/// <summary>A link leads into a conversation, those who have an account and those who make one by it.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Whoever_holds_it_enters_a_group_of_which_they_know_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "Garden");
        await ann.SayAsync(group, "hello");
        var (token, url) = await LinkAsync(ann, group);

        var preview = (await app.Anyone().PostAsync("invitations/preview", new { token })).Ok().GetProperty("conversation");
        Assert.Equal("""{"kind":"group","name":"Garden","emoji":"","memberCount":1}""", preview.GetRawText());
        Assert.EndsWith($"/join#invitation={token}", url, StringComparison.Ordinal);
        await ben.RefusedAsync("not_found", "conversation:get", new { conversation = group });
        await ben.DoAsync("invitation:use", new { token });

        Assert.Equal(["hello"], await ben.TextsAsync(group));
        await ann.SayAsync(group, "welcome");
        await ben.ChangeAsync("conversation:" + group);
        // Once more is no use of it.
        await ben.DoAsync("invitation:use", new { token });
        var item = Assert.Single((await ann.DoAsync("invitation:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal((1, false, group), (item.GetProperty("uses").GetInt32(), item.GetProperty("opensServer").GetBoolean(), item.GetProperty("conversation").GetString()));
        Assert.DoesNotContain(token, item.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_serves_exactly_one()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        var (token, _) = await LinkAsync(ann, group, usesMax: 2);
        var others = new List<Chatter>();
        for (var number = 0; number < 5; number++)
        {
            others.Add(await app.ChatterAsync($"other{(char)('a' + number)}x"));
        }

        var answers = await Task.WhenAll(others.Select(other => other.Account.PostAsync("invitations/use", new { token })));

        Assert.Equal(2, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), answer => answer.Refused(HttpStatusCode.Forbidden, "invitation_invalid"));
        Assert.Equal(3, await app.CountAsync("members", "left_at IS NULL"));
        Assert.Equal(1, await app.CountAsync("invitations", "uses = 2"));
    }

    [Fact]
    public async Task It_opens_nothing_to_who_was_put_out_and_no_archive()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben);
        var (token, _) = await LinkAsync(ann, group);
        await ann.DoAsync("member:ban", new { conversation = group, user = ben.Id });
        await ben.RefusedAsync("banned", "invitation:use", new { token });
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });
        await cid.RefusedAsync("archived", "invitation:use", new { token });
        await ann.RefusedAsync("archived", "invitation:create", new { conversation = group, role = "member" });
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = false });
        Assert.Equal(1, await app.CountAsync("invitations", "uses = 0"));

        var brief = await LinkAsync(ann, group, expiresInDays: 1);
        await app.ExpireInvitationsAsync();
        await cid.RefusedAsync("invitation_invalid", "invitation:use", new { token = brief.Token });
        await cid.RefusedAsync("invitation_invalid", "invitation:use", new { token = "none" });
        await cid.DoAsync("invitation:use", new { token });
    }

    [Fact]
    public async Task Members_revoke_their_own_and_moderators_any()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben);
        var other = await cid.CreateAsync("group", "other");
        var (bens, anns) = (await MakeAsync(ben, group), await MakeAsync(ann, group));

        await ben.RefusedAsync("forbidden", "invitation:revoke", new { conversation = group, invitation = anns.Id });
        await ben.DoAsync("invitation:revoke", new { conversation = group, invitation = bens.Id });
        // Somebody else's conversation is no way to it.
        await cid.DoAsync("invitation:revoke", new { conversation = other, invitation = anns.Id });
        await cid.RefusedAsync("not_found", "invitation:list", new { conversation = group });
        await cid.RefusedAsync("invitation_invalid", "invitation:use", new { token = bens.Token });
        await cid.DoAsync("invitation:use", new { token = anns.Token });
        var more = await MakeAsync(ben, group);
        await ann.DoAsync("invitation:revoke", new { conversation = group, invitation = more.Id });
        Assert.Equal(1, (await ann.DoAsync("invitation:list", new { conversation = group })).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Guests_stay_guests_and_a_link_may_make_some()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var visitor = await app.SomebodyAsync("visitor");
        await app.MakeGuestAsync(visitor);
        await visitor.LoginAsync("visitor");
        var group = await ann.CreateAsync("group", "g");

        await ben.DoAsync("invitation:use", new { token = (await LinkAsync(ann, group, role: "guest")).Token });
        (await visitor.PostAsync("invitations/use", new { token = (await LinkAsync(ann, group)).Token })).Ok();

        var roles = (await ann.DoAsync("member:list", new { conversation = group })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("role").GetString());
        Assert.Equal(["guest", "guest", "owner"], roles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_registers_by_it_lands_in_the_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"));
        var group = await ann.CreateAsync("group", "g");
        var (token, _) = await LinkAsync(ann, group, usesMax: 1);

        var bob = await app.Anyone().RegisterAsync("bob", invitation: token);

        Assert.Equal("member", bob.Me.GetProperty("role").GetString());
        (await bob.GetAsync($"conversations/{group}/messages")).Ok();
        await ann.ChangeAsync("conversation:" + group);
        (await app.Anyone().PostAsync("auth/register", new { username = "late", password = AccountApi.Password, invitation = token })).Refused(HttpStatusCode.Forbidden, "invitation_invalid");

        // A member's link opens no closed server, and an administrator's does.
        (await admin.Account.PutAsync("admin/settings", new { registration = "invitation" })).Ok();
        var (closed, _) = await LinkAsync(ann, group, usesMax: 1);
        (await app.Anyone().PostAsync("auth/register", new { username = "cid", password = AccountApi.Password, invitation = closed })).Refused(HttpStatusCode.Forbidden, "registration_closed");
        Assert.Equal(1, await app.CountAsync("invitations", "uses = 0"));
        (await admin.Account.PostAsync("invitations", new { role = "guest", conversation = group })).Refused(HttpStatusCode.NotFound, "not_found");
        await admin.DoAsync("invitation:use", new { token = closed });
        var opening = (await admin.Account.PostAsync("invitations", new { role = "guest", conversation = group })).Ok(HttpStatusCode.Created);
        var cid = await app.Anyone().RegisterAsync("cid", invitation: opening.GetProperty("token").GetString());
        Assert.Equal("guest", cid.Me.GetProperty("role").GetString());
        (await cid.GetAsync($"conversations/{group}/messages")).Ok();
    }

    [Fact]
    public async Task A_conversation_that_takes_nobody_keeps_nobody_from_registering()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        var (token, _) = await LinkAsync(ann, group);
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });

        var bob = await app.Anyone().RegisterAsync("bob", invitation: token);

        (await bob.GetAsync($"conversations/{group}/messages")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task There_are_a_hundred_open_links_into_a_conversation_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "g");
        await LinkAsync(ann, group);
        await app.CopyInvitationAsync(InvitationLimits.OfConversationMax - 2);
        await LinkAsync(ann, group);

        await ann.RefusedAsync("conflict", "invitation:create", new { conversation = group, role = "member" });
        await ann.RefusedAsync("invalid", "invitation:create", new { conversation = group, role = "administrator" });
        await ann.RefusedAsync("invalid", "invitation:create", new { role = "member" });
        // What members make leaves the administrators theirs.
        (await ann.Account.PostAsync("invitations", new { role = "member" })).Ok(HttpStatusCode.Created);
    }

    private static async Task<(string Token, string Url)> LinkAsync(Chatter who, string conversation, string role = "member", int? usesMax = null, int? expiresInDays = null)
    {
        var made = await who.DoAsync("invitation:create", new { conversation, role, usesMax, expiresInDays });
        return (made.GetProperty("token").GetString()!, made.GetProperty("url").GetString()!);
    }

    private static async Task<(string Id, string Token)> MakeAsync(Chatter who, string conversation)
    {
        var made = await who.DoAsync("invitation:create", new { conversation, role = "member" });
        return (made.GetProperty("item").GetProperty("id").GetString()!, made.GetProperty("token").GetString()!);
    }
}
