using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Audit;

/// <summary>A server on which everything can be done that is written down, by an administrator who owns a channel there.</summary>
internal sealed class AuditPlay
{
    private const string Filter = "0199f000-0000-7000-8000-000000000001";

    private static readonly long[] Second = [2];
    private static readonly string[] Answers = ["yes", "no"];
    private static readonly string[] Sent = ["message.sent"];
    private static readonly object Words = new { name = "Words", kind = "words", patterns = new[] { "unheard" }, action = "block" };

    private readonly AccountApi _admin;
    private readonly AccountApi _plain;
    private readonly AccountApi _bob;
    private readonly string _channel;
    private readonly string _report;
    private readonly string _bot;
    private string _invitation = "";
    private string _hook = "";
    private string _webhook = "";

    private AuditPlay(AccountApi admin, AccountApi plain, AccountApi bob, string channel, string report, string bot) =>
        (_admin, _plain, _bob, _channel, _report, _bot) = (admin, plain, bob, channel, report, bot);

    /// <summary>In an order in which each can be done.</summary>
    public IReadOnlyList<Act> Acts =>
    [
        new("changeSettings", "settings.changed", api => api.PutAsync("admin/settings", new { name = "Elsewhere" }), this),
        new("changeUser", "user.changed", api => api.PatchAsync($"admin/users/{_bob.UserId}", new { disabled = true }), this, _bob.UserId),
        new("endUserSessions", "user.signed_out", api => api.DeleteAsync($"admin/users/{_bob.UserId}/sessions"), this, _bob.UserId),
        new("sendPasswordReset", "user.reset_sent", api => api.PostAsync($"admin/users/{_plain.UserId}/password-reset"), this, _plain.UserId),
        new("createInvitation", "invitation.created", InviteAsync, this),
        new("revokeInvitation", "invitation.revoked", api => api.DeleteAsync($"invitations/{_invitation}"), this),
        new("describeConversation", "conversation.changed", api => api.PatchAsync($"conversations/{_channel}", new { topic = "Tiếng Việt" }), this),
        new("changeRules", "conversation.changed", api => api.PatchAsync($"conversations/{_channel}/rules", new { slowSeconds = 5, send = "moderator", invite = "owner" }), this),
        new("decideReport", "report.decided", api => api.PutAsync($"reports/{_report}/decision", new { decision = "dismiss" }), this, _bob.UserId, Refusal: "not_found"),
        new("putFilter", "filter.changed", api => api.PutAsync($"conversations/{_channel}/filters/{Filter}", Words), this),
        new("deleteFilter", "filter.deleted", api => api.DeleteAsync($"conversations/{_channel}/filters/{Filter}"), this),
        new("putServerFilter", "filter.changed", api => api.PutAsync($"admin/filters/{Filter}", Words), this),
        new("deleteServerFilter", "filter.deleted", api => api.DeleteAsync($"admin/filters/{Filter}"), this),
        new("changeRetention", "retention.changed", api => api.PutAsync($"conversations/{_channel}/retention", new { days = 900 }), this),
        new("fixRetention", "retention.changed", api => api.PutAsync($"admin/conversations/{_channel}/retention", new { days = 0 }), this),
        new("createHold", "hold.created", api => api.PostAsync("admin/holds", new { clientId = Filter, conversation = _channel, reason = "for the court" }), this),
        new("liftHold", "hold.lifted", api => api.DeleteAsync($"admin/holds/{Filter}"), this),
        new("removePreview", "preview.removed", api => api.DeleteAsync($"conversations/{_channel}/messages/3/previews"), this, _bob.UserId),
        new("closePoll", "poll.closed", api => api.PostAsync($"conversations/{_channel}/messages/3/poll/close"), this, _bob.UserId),
        new("deleteMessage", "message.deleted", api => api.DeleteAsync($"conversations/{_channel}/messages/1"), this, _bob.UserId),
        new("deleteMessages", "messages.deleted", api => api.PostAsync($"conversations/{_channel}/messages/delete", new { seqs = Second }), this, _bob.UserId),
        new("deleteMessagesBy", "messages.deleted", api => api.PostAsync($"conversations/{_channel}/messages/delete-by", new { user = _bob.UserId }), this, _bob.UserId),
        new("createConversationInvitation", "invitation.created", LinkAsync, this),
        new("revokeConversationInvitation", "invitation.revoked", api => api.DeleteAsync($"conversations/{_channel}/invitations/{_invitation}"), this),
        new("archiveConversation", "conversation.archived", api => api.PutAsync($"conversations/{_channel}/archived", new { archived = true }), this),
        new("changeMember", "member.muted", api => api.PatchAsync($"conversations/{_channel}/members/{_bob.UserId}", new { mutedForSeconds = 60 }), this, _bob.UserId),
        new("changeMember", "member.role", api => api.PatchAsync($"conversations/{_channel}/members/{_bob.UserId}", new { role = "moderator" }), this, _bob.UserId),
        new("kickMember", "member.kicked", api => api.DeleteAsync($"conversations/{_channel}/members/{_bob.UserId}"), this, _bob.UserId),
        new("banMember", "member.banned", api => api.PutAsync($"conversations/{_channel}/bans/{_bob.UserId}", new { reason = "=1+1" }), this, _bob.UserId),
        new("unbanMember", "member.unbanned", api => api.DeleteAsync($"conversations/{_channel}/bans/{_bob.UserId}"), this, _bob.UserId),
        new("archiveServerConversation", "conversation.archived", api => api.PutAsync($"admin/conversations/{_channel}/archived", new { archived = false }), this),
        new("createHook", "hook.created", HookAsync, this),
        new("changeHook", "hook.changed", api => api.PatchAsync($"conversations/{_channel}/hooks/{_hook}", new { enabled = false }), this),
        new("rotateHook", "hook.rotated", api => api.PostAsync($"conversations/{_channel}/hooks/{_hook}/rotate"), this),
        new("removeHook", "hook.removed", api => api.DeleteAsync($"conversations/{_channel}/hooks/{_hook}"), this),
        new("createWebhook", "webhook.created", api => WebhookAsync(api, $"conversations/{_channel}/webhooks"), this),
        new("changeWebhook", "webhook.changed", api => api.PatchAsync($"conversations/{_channel}/webhooks/{_webhook}", new { name = "Elsewhere" }), this),
        new("rotateWebhookSecret", "webhook.rotated", api => api.PostAsync($"conversations/{_channel}/webhooks/{_webhook}/secret"), this),
        new("testWebhook", "webhook.tested", api => api.PostAsync($"conversations/{_channel}/webhooks/{_webhook}/test"), this),
        new("deleteWebhook", "webhook.deleted", api => api.DeleteAsync($"conversations/{_channel}/webhooks/{_webhook}"), this),
        new("createServerWebhook", "webhook.created", api => WebhookAsync(api, "admin/webhooks"), this),
        new("changeServerWebhook", "webhook.changed", api => api.PatchAsync($"admin/webhooks/{_webhook}", new { name = "Elsewhere" }), this),
        new("rotateServerWebhookSecret", "webhook.rotated", api => api.PostAsync($"admin/webhooks/{_webhook}/secret"), this),
        new("testServerWebhook", "webhook.tested", api => api.PostAsync($"admin/webhooks/{_webhook}/test"), this),
        new("deleteServerWebhook", "webhook.deleted", api => api.DeleteAsync($"admin/webhooks/{_webhook}"), this),
        new("registerCommand", "command.registered", api => api.PutAsync("commands/weather", new { description = "What it is like outside", bot = _bot }), this, _bot),
        new("unregisterCommand", "command.removed", api => api.DeleteAsync("commands/weather"), this, _bot, Refusal: "not_found"),
        new("removeEmoji", "emoji.removed", api => api.DeleteAsync("emoji/words"), this, _bob.UserId),
        // The last of all: nobody is refused afterwards.
        new("endUserSession", "user.signed_out", EndAsync, this, _plain.UserId),
    ];

    public static async Task<AuditPlay> SetAsync(ChatApp app)
    {
        var people = new List<AccountApi>();
        foreach (var name in new[] { "admin", "plain", "bob" })
        {
            var somebody = await app.SomebodyAsync(name, $"{name}@example.org");
            await app.VerifyAsync(somebody, $"{name}@example.org");
            people.Add(somebody);
        }

        var (admin, plain, bob) = (people[0], people[1], people[2]);
        var created = (await admin.PostAsync("conversations", new { clientId = Guid.CreateVersion7(), kind = "channel", name = "Talk", members = new[] { plain.UserId, bob.UserId } }))
            .Ok(System.Net.HttpStatusCode.Created);
        var channel = created.GetProperty("conversation").GetProperty("id").GetString()!;
        for (var number = 0; number < 3; number++)
        {
            (await bob.PostAsync("messages", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "hello https://example.org/", poll = new { options = Answers } })).Ok();
        }

        var reported = await plain.PostAsync($"conversations/{channel}/messages/1/reports", new { clientId = Guid.CreateVersion7(), reason = "spam" });
        (await bob.PutAsync("emoji/words", new { picture = Emojis.Pictures.Png(24) })).Ok();
        var bot = (await admin.PostAsync("bots", new { username = "weather" })).Ok(System.Net.HttpStatusCode.Created).GetProperty("id").GetString()!;
        return new(admin, plain, bob, channel, reported.Ok().GetProperty("report").GetString()!, bot);
    }

    public async Task<IReadOnlyList<JsonElement>> LogAsync() => [.. (await _admin.GetAsync("admin/audit")).Ok().GetProperty("items").EnumerateArray()];

    private Task<ApiAnswer> InviteAsync(AccountApi api) => InviteAsync(api, "invitations");

    private Task<ApiAnswer> LinkAsync(AccountApi api) => InviteAsync(api, $"conversations/{_channel}/invitations");

    private async Task<ApiAnswer> InviteAsync(AccountApi api, string path)
    {
        var answer = await api.PostAsync(path, new { role = "guest", note = "for the auditors", usesMax = 3 });
        if ((int)answer.Status is 201)
        {
            _invitation = answer.Json.GetProperty("item").GetProperty("id").GetString()!;
        }

        return answer;
    }

    private async Task<ApiAnswer> HookAsync(AccountApi api)
    {
        var answer = await api.PostAsync($"conversations/{_channel}/hooks", new { name = "Deploy" });
        if ((int)answer.Status is 201)
        {
            _hook = answer.Json.GetProperty("hook").GetProperty("id").GetString()!;
        }

        return answer;
    }

    private async Task<ApiAnswer> WebhookAsync(AccountApi api, string path)
    {
        var answer = await api.PostAsync(path, new { name = "Build", url = "https://build.example/", events = Sent });
        if ((int)answer.Status is 201)
        {
            _webhook = answer.Json.GetProperty("webhook").GetProperty("id").GetString()!;
        }

        return answer;
    }

    private async Task<ApiAnswer> EndAsync(AccountApi api)
    {
        var sessions = (await _admin.GetAsync($"admin/users/{_plain.UserId}/sessions")).Ok();
        return await api.DeleteAsync($"admin/users/{_plain.UserId}/sessions/{sessions.GetProperty("items")[0].GetProperty("id").GetString()}");
    }

    /// <param name="Endpoint">Which.</param>
    /// <param name="Action">What is written down.</param>
    /// <param name="Do">Does it as somebody.</param>
    /// <param name="Play">Where.</param>
    /// <param name="User">To whom.</param>
    /// <param name="Refusal">What somebody is told who may not.</param>
    internal sealed record Act(string Endpoint, string Action, Func<AccountApi, Task<ApiAnswer>> Do, AuditPlay Play, string? User = null, string Refusal = "forbidden")
    {
        public Task<ApiAnswer> DoAsync() => Do(Play._admin);

        public Task<ApiAnswer> RefusedAsync() => Do(Play._plain);

        public bool IsExpected(JsonElement row) =>
            row.GetProperty("action").ValueEquals(Action)
            && row.GetProperty("door").ValueEquals("session")
            && row.GetProperty("actor").ValueEquals(Play._admin.UserId)
            && string.Equals(row.GetProperty("user").GetString(), User, StringComparison.Ordinal);
    }
}
