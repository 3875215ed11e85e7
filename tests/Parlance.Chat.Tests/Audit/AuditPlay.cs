using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Audit;

/// <summary>A server on which everything can be done that is written down, by an administrator who owns a channel there.</summary>
internal sealed class AuditPlay
{
    private static readonly long[] Second = [2];

    private readonly AccountApi _admin;
    private readonly AccountApi _plain;
    private readonly AccountApi _bob;
    private readonly string _channel;
    private readonly string _report;
    private string _invitation = "";

    private AuditPlay(AccountApi admin, AccountApi plain, AccountApi bob, string channel, string report) =>
        (_admin, _plain, _bob, _channel, _report) = (admin, plain, bob, channel, report);

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
        new("changeRules", "conversation.changed", api => api.PatchAsync($"conversations/{_channel}/rules", new { slowSeconds = 5, send = "moderator" }), this),
        new("decideReport", "report.decided", api => api.PutAsync($"reports/{_report}/decision", new { decision = "dismiss" }), this, _bob.UserId, Refusal: "not_found"),
        new("deleteMessage", "message.deleted", api => api.DeleteAsync($"conversations/{_channel}/messages/1"), this, _bob.UserId),
        new("deleteMessages", "messages.deleted", api => api.PostAsync($"conversations/{_channel}/messages/delete", new { seqs = Second }), this, _bob.UserId),
        new("deleteMessagesBy", "messages.deleted", api => api.PostAsync($"conversations/{_channel}/messages/delete-by", new { user = _bob.UserId }), this, _bob.UserId),
        new("archiveConversation", "conversation.archived", api => api.PutAsync($"conversations/{_channel}/archived", new { archived = true }), this),
        new("changeMember", "member.muted", api => api.PatchAsync($"conversations/{_channel}/members/{_bob.UserId}", new { mutedForSeconds = 60 }), this, _bob.UserId),
        new("changeMember", "member.role", api => api.PatchAsync($"conversations/{_channel}/members/{_bob.UserId}", new { role = "moderator" }), this, _bob.UserId),
        new("kickMember", "member.kicked", api => api.DeleteAsync($"conversations/{_channel}/members/{_bob.UserId}"), this, _bob.UserId),
        new("banMember", "member.banned", api => api.PutAsync($"conversations/{_channel}/bans/{_bob.UserId}", new { reason = "=1+1" }), this, _bob.UserId),
        new("unbanMember", "member.unbanned", api => api.DeleteAsync($"conversations/{_channel}/bans/{_bob.UserId}"), this, _bob.UserId),
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
            (await bob.PostAsync("messages", new { conversation = channel, clientId = Guid.CreateVersion7(), text = "hello" })).Ok();
        }

        var reported = await plain.PostAsync($"conversations/{channel}/messages/1/reports", new { clientId = Guid.CreateVersion7(), reason = "spam" });
        return new(admin, plain, bob, channel, reported.Ok().GetProperty("report").GetString()!);
    }

    public async Task<IReadOnlyList<JsonElement>> LogAsync() => [.. (await _admin.GetAsync("admin/audit")).Ok().GetProperty("items").EnumerateArray()];

    private async Task<ApiAnswer> InviteAsync(AccountApi api)
    {
        var answer = await api.PostAsync("invitations", new { role = "guest", note = "for the auditors", usesMax = 3 });
        if ((int)answer.Status is 201)
        {
            _invitation = answer.Json.GetProperty("item").GetProperty("id").GetString()!;
        }

        return answer;
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
