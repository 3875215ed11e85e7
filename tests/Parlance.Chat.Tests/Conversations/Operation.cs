namespace Parlance.Chat.Tests.Conversations;

/// <summary>What an operation is tried on.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Mine">A message there by whoever tries, if they have ever written one.</param>
/// <param name="Theirs">A message there by somebody else.</param>
/// <param name="Person">On whom.</param>
/// <param name="Token">What whoever tries has signed in with.</param>
internal sealed record Try(string Conversation, long Mine, long Theirs, string Person, string? Token);

/// <summary>One row of the table, over both doors.</summary>
/// <param name="Row">The event, and what is done with it.</param>
/// <param name="Payload">What is sent with the event, and as the body where the method has one.</param>
/// <param name="Method">The same over HTTP.</param>
/// <param name="Path">Its address.</param>
/// <param name="OnSocketsOnly">It is about a connection, and there is nothing like it over HTTP.</param>
internal sealed record Operation(string Row, Func<Try, object> Payload, HttpMethod Method, Func<Try, string> Path, bool OnSocketsOnly = false)
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new("conversation:create group", t => Creation("group"), HttpMethod.Post, t => "conversations"),
        new("conversation:create channel", t => Creation("channel"), HttpMethod.Post, t => "conversations"),
        new("conversation:list", t => new { }, HttpMethod.Get, t => "conversations"),
        new("conversation:find", t => new { }, HttpMethod.Get, t => "channels"),
        new("message:send to a stranger", t => new { to = t.Person, clientId = Guid.CreateVersion7(), text = "hello" }, HttpMethod.Post, t => "messages"),
        new("search:find", t => new { q = "hello" }, HttpMethod.Get, t => "search?q=hello"),
        new("feed:heads", t => new { }, HttpMethod.Get, t => "feeds"),
        new("feed:sync mine", t => new { feed = "user:" + t.Person }, HttpMethod.Post, t => "feeds/sync"),
        new("feed:sync theirs", t => new { feed = "user:" + t.Person }, HttpMethod.Post, t => "feeds/sync"),
        new("conversation:get", Where, HttpMethod.Get, At("")),
        new("conversation:describe topic", t => new { conversation = t.Conversation, topic = "talk" }, HttpMethod.Patch, At("")),
        new("conversation:describe history", t => new { conversation = t.Conversation, historyFor = "everybody" }, HttpMethod.Patch, At("")),
        new("conversation:archive", t => new { conversation = t.Conversation, archived = false }, HttpMethod.Put, At("/archived")),
        new("conversation:rules roles", t => new { conversation = t.Conversation, send = "guest" }, HttpMethod.Patch, At("/rules")),
        new("conversation:rules slow", t => new { conversation = t.Conversation, slowSeconds = 0 }, HttpMethod.Patch, At("/rules")),
        new("conversation:join", Where, HttpMethod.Post, At("/join")),
        new("conversation:leave", Where, HttpMethod.Post, At("/leave")),
        new("member:list", Where, HttpMethod.Get, At("/members")),
        new("member:bans", Where, HttpMethod.Get, At("/bans")),
        new("audit:list", Where, HttpMethod.Get, At("/audit")),
        new("report:list", Where, HttpMethod.Get, At("/reports")),
        new("report:list server", t => new { }, HttpMethod.Get, t => "admin/reports"),
        new("report:message", t => new { conversation = t.Conversation, seq = t.Theirs, clientId = Guid.CreateVersion7(), reason = "spam" }, HttpMethod.Post, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/reports"),
        new("report:person", t => new { user = t.Person, clientId = Guid.CreateVersion7(), reason = "spam" }, HttpMethod.Post, t => $"people/{t.Person}/reports"),
        new("report:decide", t => new { report = t.Person, decision = "dismiss" }, HttpMethod.Put, t => $"reports/{t.Person}/decision"),
        new("member:invite", t => new { conversation = t.Conversation, users = new[] { t.Person } }, HttpMethod.Post, At("/members")),
        new("member:change role", t => new { conversation = t.Conversation, user = t.Person, role = "member" }, HttpMethod.Patch, OfPerson("members")),
        new("member:change mute", t => new { conversation = t.Conversation, user = t.Person, mutedForSeconds = 0 }, HttpMethod.Patch, OfPerson("members")),
        new("member:change mute-moderator", t => new { conversation = t.Conversation, user = t.Person, mutedForSeconds = 0 }, HttpMethod.Patch, OfPerson("members")),
        new("member:unban", Whom, HttpMethod.Delete, OfPerson("bans")),
        new("member:kick member", Whom, HttpMethod.Delete, OfPerson("members")),
        new("member:kick moderator", Whom, HttpMethod.Delete, OfPerson("members")),
        new("member:kick owner", Whom, HttpMethod.Delete, OfPerson("members")),
        new("member:ban member", Whom, HttpMethod.Put, OfPerson("bans")),
        new("member:ban moderator", Whom, HttpMethod.Put, OfPerson("bans")),
        new("message:history", Where, HttpMethod.Get, At("/messages")),
        new("message:get", t => new { conversation = t.Conversation, seqs = new[] { t.Theirs } }, HttpMethod.Get, t => $"conversations/{t.Conversation}/messages/{t.Theirs}"),
        new("message:edits", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Get, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/edits"),
        new("message:send", t => Saying(t, "hello"), HttpMethod.Post, t => "messages"),
        new("message:send @channel", t => Saying(t, "@channel hello"), HttpMethod.Post, t => "messages"),
        new("message:send forward", t => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), forward = new { conversation = t.Conversation, seq = t.Theirs } }, HttpMethod.Post, t => "messages"),
        new("message:send thread", t => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), text = "hello", thread = t.Theirs }, HttpMethod.Post, t => "messages"),
        new("thread:history", t => new { conversation = t.Conversation, thread = t.Theirs }, HttpMethod.Get, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/thread"),
        new("thread:follow", t => new { conversation = t.Conversation, thread = t.Theirs, following = true }, HttpMethod.Put, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/thread/following"),
        new("thread:move", t => new { conversation = t.Conversation, thread = t.Theirs, seq = t.Theirs + 1 }, HttpMethod.Put, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/thread/read"),
        new("thread:back", t => new { conversation = t.Conversation, thread = t.Theirs, seq = t.Theirs + 1 }, HttpMethod.Put, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/thread/unread"),
        new("thread:list", t => new { }, HttpMethod.Get, t => "me/threads"),
        new("message:react", t => new { conversation = t.Conversation, seq = t.Theirs, emoji = "👍", on = true }, HttpMethod.Put, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/reactions/%F0%9F%91%8D"),
        new("message:edit mine", t => new { conversation = t.Conversation, seq = t.Mine, text = "edited" }, HttpMethod.Patch, t => $"conversations/{t.Conversation}/messages/{t.Mine}"),
        new("message:edit theirs", t => new { conversation = t.Conversation, seq = t.Theirs, text = "edited" }, HttpMethod.Patch, t => $"conversations/{t.Conversation}/messages/{t.Theirs}"),
        new("message:delete mine", t => new { conversation = t.Conversation, seq = t.Mine }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Mine}"),
        new("message:delete theirs", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Theirs}"),
        new("pin:add", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, t => $"conversations/{t.Conversation}/pins/{t.Theirs}"),
        new("pin:list", Where, HttpMethod.Get, At("/pins")),
        new("pin:remove", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/pins/{t.Theirs}"),
        new("notification:list", t => new { }, HttpMethod.Get, t => "me/notifications"),
        new("notification:rules", t => new { keywords = Enumerable.Repeat("lunch", 1) }, HttpMethod.Put, t => "me/notifications"),
        new("notification:set", t => new { conversation = t.Conversation, level = "all" }, HttpMethod.Put, t => $"me/notifications/{t.Conversation}"),
        new("saved:list", t => new { }, HttpMethod.Get, t => "me/saved"),
        new("saved:add", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, t => $"me/saved/{t.Conversation}/{t.Theirs}"),
        new("saved:remove", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"me/saved/{t.Conversation}/{t.Theirs}"),
        new("draft:list", t => new { }, HttpMethod.Get, t => "me/drafts"),
        new("draft:put", t => new { conversation = t.Conversation, text = "begun" }, HttpMethod.Put, At("/draft")),
        new("message:delete-many", t => new { conversation = t.Conversation, seqs = new[] { t.Theirs } }, HttpMethod.Post, At("/messages/delete")),
        new("message:delete-by", t => new { conversation = t.Conversation, user = t.Person }, HttpMethod.Post, At("/messages/delete-by")),
        new("read:move", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, At("/read")),
        new("read:back", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, At("/unread")),
        new("feed:sync", t => new { feed = "conversation:" + t.Conversation, members = true, ranges = new[] { new { from = 1, to = 100 } } }, HttpMethod.Post, t => "feeds/sync"),
        new("presence:set", t => new { state = "online" }, HttpMethod.Put, t => "me/presence"),
        OnSockets("presence:idle", t => new { idle = false }),
        OnSockets("presence:unwatch", t => new { }),
        OnSockets("presence:watch", t => new { users = new[] { t.Person }, conversation = t.Conversation }),
        OnSockets("presence:in", Where),
        OnSockets("typing:set", t => new { conversation = t.Conversation, typing = true }),
        OnSockets("auth:refresh", t => new { token = t.Token }),
        new("contact:list", t => new { }, HttpMethod.Get, t => "contacts"),
        new("contact:request", Person, HttpMethod.Put, t => $"contacts/{t.Person}"),
        new("contact:answer", t => new { user = t.Person, accept = true }, HttpMethod.Put, t => $"contacts/{t.Person}/answer"),
        new("contact:remove", Person, HttpMethod.Delete, t => $"contacts/{t.Person}"),
        new("block:list", t => new { }, HttpMethod.Get, t => "blocks"),
        new("block:add", Person, HttpMethod.Put, t => $"blocks/{t.Person}"),
        new("block:remove", Person, HttpMethod.Delete, t => $"blocks/{t.Person}"),
        new("settings:list", t => new { }, HttpMethod.Get, t => "me/settings"),
        new("settings:set", t => new { key = "theme", value = "dark" }, HttpMethod.Put, t => "me/settings/theme"),
        new("people:get", t => new { ids = new[] { t.Person } }, HttpMethod.Get, t => $"people?ids={t.Person}"),
        new("people:find", t => new { q = Stage.NameOfOther }, HttpMethod.Get, t => $"people?q={Stage.NameOfOther}"),
        new("presence:watch somebody", t => new { users = new[] { t.Person } }, HttpMethod.Get, t => $"presence?users={t.Person}"),
        new("conversation:create with", t => new { clientId = Guid.CreateVersion7(), kind = "group", name = "", members = new[] { t.Person } }, HttpMethod.Post, t => "conversations"),
        new("member:invite somebody", t => new { conversation = t.Conversation, users = new[] { t.Person } }, HttpMethod.Post, At("/members")),
        new("message:send to somebody", t => new { to = t.Person, clientId = Guid.CreateVersion7(), text = "hello" }, HttpMethod.Post, t => "messages"),
        OnSockets("lobby:enter", t => new { }),
        OnSockets("room:join early", t => InLobby),
        OnSockets("room:join", t => InLobby),
        OnSockets("room:post", t => new { room = "lounge", clientId = "1", text = "hello" }),
        OnSockets("room:type", t => new { room = "lounge", typing = true }),
        OnSockets("room:leave", t => InLobby),
        new("message:reach", t => new { conversation = t.Conversation, everybody = "channel" }, HttpMethod.Get, At("/reach?everybody=channel")),
    ];

    private static object InLobby => new { room = "lounge" };

    public string Event => Row.Split(' ')[0];

    /// <summary>Whether whom it is done to is gone afterwards.</summary>
    public bool TakesPersonOut => Event is "member:kick" or "member:ban";

    /// <summary>Whether whoever does it stands elsewhere afterwards.</summary>
    public bool MovesActor => Event is "conversation:join" or "conversation:leave";

    /// <summary>What the person that it is done to has to be.</summary>
    public string? RoleOfPerson => Row switch
    {
        "member:kick owner" => "owner",
        "member:kick moderator" or "member:ban moderator" or "member:change mute-moderator" => "moderator",
        "member:kick member" or "member:ban member" or "member:change role" or "member:change mute" => "member",
        _ => null,
    };

    private static Operation OnSockets(string row, Func<Try, object> payload) => new(row, payload, HttpMethod.Get, t => "", OnSocketsOnly: true);

    private static object Creation(string kind) => new { clientId = Guid.CreateVersion7(), kind, name = $"made {Guid.CreateVersion7()}" };

    private static object Where(Try t) => new { conversation = t.Conversation };

    private static object Person(Try t) => new { user = t.Person };

    private static object Whom(Try t) => new { conversation = t.Conversation, user = t.Person };

    private static object Saying(Try t, string text) => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), text };

    private static Func<Try, string> At(string end) => t => $"conversations/{t.Conversation}{end}";

    private static Func<Try, string> OfPerson(string list) => t => $"conversations/{t.Conversation}/{list}/{t.Person}";
}
