namespace Parlance.Chat.Tests.Conversations;

/// <summary>A conversation in which everybody of the cast has their place, and has asked something.</summary>
internal sealed class Stage
{
    public const string Other = "other";
    public const string NameOfOther = "the-other";

    public const string EmojiOfKeeper = "kept";

    private static readonly string[] Writers = ["guest", "member", "muted", "blocked", "moderator", "owner", "ex", "banned", "joined-admin"];
    private static readonly string[] Partners = ["guest", "member", "blocked", "blocker", "joined-admin"];
    private static readonly string[] Sent = ["message.sent"];
    private static readonly string[] Hosts = ["stranger", "blocked", "blocker", "admin"];

    private readonly Cast _cast;
    private readonly string _kind;
    private readonly Dictionary<string, (string Conversation, long Seq)> _mine = new(StringComparer.Ordinal);
    private string _conversation = "";
    private long _theirs = 1;
    private string? _prey;

    private Stage(Cast cast, string kind) => (_cast, _kind) = (cast, kind);

    private Chatter Keeper => _cast["keeper"];

    public static async Task<Stage> SetAsync(Cast cast, string kind)
    {
        var stage = new Stage(cast, kind);
        await (kind switch
        {
            "server" => stage.SetServerAsync(),
            "person" => stage.SetPersonAsync(),
            "direct" => stage.SetDirectAsync(),
            _ => stage.SetAsync(kind),
        });
        return stage;
    }

    /// <summary>What somebody tries an operation on.</summary>
    public async Task<Try> TryAsync(string role, Operation operation)
    {
        var person = operation switch
        {
            { Row: "feed:sync mine" } => role is Cast.Anonymous ? "keeper" : role,
            { Row: "feed:sync theirs" } => "keeper",
            { Row: "message:send to a stranger" } => "recluse",
            _ when _kind is "person" => Other,
            { RoleOfPerson: null } => "newcomer",
            _ => "prey",
        };
        if (operation.RoleOfPerson is { } needed && _conversation.Length > 0)
        {
            await BringPreyAsync(needed);
        }

        if (operation is { Row: "contact:answer" } && role is not Cast.Anonymous)
        {
            // Refused where one of them has blocked the other.
            await _cast[Other].AskAsync("contact:request", new { user = _cast[role].Id });
        }

        if (operation.Row is "emoji:remove theirs")
        {
            await Keeper.DoAsync("emoji:add", new { name = EmojiOfKeeper, picture = Emojis.Pictures.Png(24) });
        }

        var (conversation, seq) = _mine.GetValueOrDefault(role, (_conversation, _theirs));
        return new(conversation, seq, _theirs, _cast[person].Id, role is Cast.Anonymous ? null : _cast[role].Account.Token, await HookAsync(operation));
    }

    // Kept from one to the next until somebody has removed it.
    private async Task<string> HookAsync(Operation operation)
    {
        var word = operation.Row.Split(':')[0];
        if (word is not ("hook" or "webhook") || _kind is not ("group" or "channel"))
        {
            return Guid.Empty.ToString();
        }

        var known = (await Keeper.DoAsync($"{word}:list", new { conversation = _conversation })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).FirstOrDefault();
        return known ?? (await Keeper.DoAsync($"{word}:create", new { conversation = _conversation, name = "Kept", url = "https://ci.example/", events = Sent })).GetProperty(word).GetProperty("id").GetString()!;
    }

    /// <summary>The person is gone.</summary>
    public void LosePrey() => _prey = null;

    private async Task SetServerAsync() => await _cast["recluse"].DoAsync("block:add", new { user = _cast["blocked"].Id });

    // Each has a group of their own to invite to; the guest one that they were invited to.
    private async Task SetPersonAsync()
    {
        foreach (var role in Hosts)
        {
            _mine[role] = (await _cast[role].CreateAsync("group", $"of {role}"), 1);
        }

        _conversation = await _cast[Other].CreateAsync("group", "shared", _cast["guest"]);
        await _cast[Other].DoAsync("block:add", new { user = _cast["blocked"].Id });
        await _cast["blocker"].DoAsync("block:add", new { user = _cast[Other].Id });
    }

    private async Task SetAsync(string kind)
    {
        _conversation = await Keeper.CreateAsync(kind, $"stage {Guid.CreateVersion7()}", [.. Writers.Select(role => _cast[role]), _cast["prey"]]);
        _theirs = (await Keeper.PollAsync(_conversation, "first?")).GetProperty("seq").GetInt64();
        foreach (var role in Writers)
        {
            _mine[role] = (_conversation, (await _cast[role].PollAsync(_conversation, $"by {role}?")).GetProperty("seq").GetInt64());
        }

        await Keeper.DoAsync("member:change", new { conversation = _conversation, user = _cast["moderator"].Id, role = "moderator" });
        await Keeper.DoAsync("member:change", new { conversation = _conversation, user = _cast["owner"].Id, role = "owner" });
        await Keeper.DoAsync("member:change", new { conversation = _conversation, user = _cast["muted"].Id, mutedForSeconds = 3600 });
        await _cast["ex"].DoAsync("conversation:leave", new { conversation = _conversation });
        await Keeper.DoAsync("member:ban", new { conversation = _conversation, user = _cast["banned"].Id });
        await Keeper.DoAsync("block:add", new { user = _cast["blocked"].Id });
    }

    // One for each of those who are in one; the others try that of the member.
    private async Task SetDirectAsync()
    {
        // There is nothing to take back the first time.
        await Keeper.AskAsync("block:remove", new { user = _cast["blocked"].Id });
        await _cast["blocker"].AskAsync("block:remove", new { user = Keeper.Id });
        foreach (var role in Partners)
        {
            // A message by the keeper is the first of all, and there when the conversation is used again.
            var conversation = (await Keeper.PollToAsync(_cast[role], "first?")).GetProperty("conversation").GetString()!;
            _mine[role] = (conversation, (await _cast[role].PollAsync(conversation, $"by {role}?")).GetProperty("seq").GetInt64());
        }

        await Keeper.DoAsync("block:add", new { user = _cast["blocked"].Id });
        await _cast["blocker"].DoAsync("block:add", new { user = Keeper.Id });
        _mine["deserted"] = await _cast.DesertAsync();
        _conversation = _mine["member"].Conversation;
    }

    private async Task BringPreyAsync(string role)
    {
        if (_mine.ContainsKey("owner") && !string.Equals(_prey, role, StringComparison.Ordinal))
        {
            var user = _cast["prey"].Id;
            await Keeper.DoAsync("member:unban", new { conversation = _conversation, user });
            await Keeper.DoAsync("member:invite", new { conversation = _conversation, users = new[] { user } });
            await Keeper.DoAsync("member:change", new { conversation = _conversation, user, role });
            _prey = role;
        }
    }
}
