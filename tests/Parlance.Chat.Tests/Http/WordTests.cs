using System.Text.Json;

namespace Parlance.Chat.Tests.Http;

/// <summary>A word of ours in a request is one of its names, as it is written, and nothing that could stand for it.</summary>
[Trait("pace", "slow")]
public sealed class WordTests
{
    public static TheoryData<string> Wrong() => ["\"MEMBER\"", "\"member, moderator\"", "\"member,owner\"", "\" member\"", "\"1\"", "\"\"", "1", "3", "99", "true", "[\"member\"]"];

    [Theory, MemberData(nameof(Wrong))]
    public async Task Whatever_else_is_there_is_invalid_on_both_doors(string json)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        var word = JsonElement.Parse(json);

        await ann.RefusedAsync("invalid", "member:change", new { conversation = group, user = ben.Id, role = word });
        await ann.RefusedAsync("invalid", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = word, name = "made" });
        await ann.RefusedAsync("invalid", "conversation:describe", new { conversation = group, historyFor = word });
        await ann.RefusedAsync("invalid", "presence:set", new { state = word });
        await ann.RefusedAsync("invalid", "message:reach", new { conversation = group, everybody = word });
        Assert.Equal(["role"], (await ann.Account.PatchAsync($"conversations/{group}/members/{ben.Id}", new { role = word })).RefusedFields());
        Assert.Equal(["kind"], (await ann.Account.PostAsync("conversations", new { clientId = Guid.CreateVersion7(), kind = word, name = "made" })).RefusedFields());
        Assert.Equal(["state"], (await ann.Account.PutAsync("me/presence", new { state = word })).RefusedFields());
        Assert.Equal(["role"], (await ann.Account.PatchAsync($"admin/users/{ben.Id}", new { role = word })).RefusedFields());
        Assert.Equal(["registration"], (await ann.Account.PutAsync("admin/settings", new { registration = word })).RefusedFields());

        var members = await ann.DoAsync("member:list", new { conversation = group });
        Assert.Equal(["owner", "member"], members.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("role").GetString()));
    }
}
