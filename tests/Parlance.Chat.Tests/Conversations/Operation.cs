namespace Parlance.Chat.Tests.Conversations;

/// <summary>What an operation is tried on.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Mine">A message there by whoever tries, if they have ever written one.</param>
/// <param name="Theirs">A message there by somebody else.</param>
/// <param name="Person">On whom.</param>
/// <param name="Token">What whoever tries has signed in with.</param>
/// <param name="Hook">A hook, or webhook, of the conversation, if it can have one.</param>
internal sealed record Try(string Conversation, long Mine, long Theirs, string Person, string? Token, string Hook);

/// <summary>One row of the table, over both doors.</summary>
/// <param name="Row">The event, and what is done with it.</param>
/// <param name="Payload">What is sent with the event, and as the body where the method has one.</param>
/// <param name="Method">The same over HTTP.</param>
/// <param name="Path">Its address.</param>
/// <param name="OnSocketsOnly">It is about a connection, and there is nothing like it over HTTP.</param>
internal sealed record Operation(string Row, Func<Try, object> Payload, HttpMethod Method, Func<Try, string> Path, bool OnSocketsOnly = false)
{
    private static readonly string Picture = Emojis.Pictures.Png(24);

    private const string Fixed = "0199f000-0000-7000-8000-000000000002";

    private static readonly string[] YesOrNo = ["yes", "no"];

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
        new("conversation:retention", t => new { conversation = t.Conversation, days = 900 }, HttpMethod.Put, At("/retention")),
        new("conversation:join", Where, HttpMethod.Post, At("/join")),
        new("conversation:leave", Where, HttpMethod.Post, At("/leave")),
        new("member:list", Where, HttpMethod.Get, At("/members")),
        new("member:bans", Where, HttpMethod.Get, At("/bans")),
        new("audit:list", Where, HttpMethod.Get, At("/audit")),
        new("command:list", Where, HttpMethod.Get, At("/commands")),
        new("command:run", t => new { conversation = t.Conversation, text = "/shrug", clientId = Guid.CreateVersion7() }, HttpMethod.Post, At("/commands")),
        new("command:register", t => new { name = "weather", description = "x", bot = t.Person }, HttpMethod.Put, t => "commands/weather"),
        new("command:unregister", t => new { name = "weather" }, HttpMethod.Delete, t => "commands/weather"),
        new("command:respond", t => new { call = t.Person, text = "x", shownTo = "asker" }, HttpMethod.Post, t => $"commands/calls/{t.Person}/response"),
        new("hook:create", t => new { conversation = t.Conversation, name = "Deploy" }, HttpMethod.Post, At("/hooks")),
        new("hook:list", Where, HttpMethod.Get, At("/hooks")),
        new("hook:change", t => new { conversation = t.Conversation, hook = t.Hook, enabled = false }, HttpMethod.Patch, OfHook),
        new("hook:rotate", t => new { conversation = t.Conversation, hook = t.Hook }, HttpMethod.Post, t => $"conversations/{t.Conversation}/hooks/{t.Hook}/rotate"),
        new("hook:remove", t => new { conversation = t.Conversation, hook = t.Hook }, HttpMethod.Delete, OfHook),
        new("report:list", Where, HttpMethod.Get, At("/reports")),
        new("report:list server", t => new { }, HttpMethod.Get, t => "admin/reports"),
        new("report:message", t => new { conversation = t.Conversation, seq = t.Theirs, clientId = Guid.CreateVersion7(), reason = "spam" }, HttpMethod.Post, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/reports"),
        new("report:person", t => new { user = t.Person, clientId = Guid.CreateVersion7(), reason = "spam" }, HttpMethod.Post, t => $"people/{t.Person}/reports"),
        new("report:decide", t => new { report = t.Person, decision = "dismiss" }, HttpMethod.Put, t => $"reports/{t.Person}/decision"),
        new("filter:list", Where, HttpMethod.Get, At("/filters")),
        new("filter:put", t => Filter(t.Conversation), HttpMethod.Put, At($"/filters/{Fixed}")),
        new("filter:delete", t => new { conversation = t.Conversation, filter = Fixed }, HttpMethod.Delete, At($"/filters/{Fixed}")),
        new("filter:list server", t => new { }, HttpMethod.Get, t => "admin/filters"),
        new("filter:put server", t => Filter(conversation: null), HttpMethod.Put, t => $"admin/filters/{Fixed}"),
        new("filter:delete server", t => new { filter = Fixed }, HttpMethod.Delete, t => $"admin/filters/{Fixed}"),
        new("member:invite", t => new { conversation = t.Conversation, users = new[] { t.Person } }, HttpMethod.Post, At("/members")),
        new("invitation:create", t => new { conversation = t.Conversation, role = "member", expiresInDays = 1 }, HttpMethod.Post, At("/invitations")),
        new("invitation:list", Where, HttpMethod.Get, At("/invitations")),
        new("invitation:revoke", t => new { conversation = t.Conversation, invitation = t.Person }, HttpMethod.Delete, OfPerson("invitations")),
        new("invitation:use", t => new { token = "none" }, HttpMethod.Post, t => "invitations/use"),
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
        new("message:send poll", t => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), text = "Shall we?", poll = new { options = YesOrNo } }, HttpMethod.Post, t => "messages"),
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
        new("webhook:list", Where, HttpMethod.Get, At("/webhooks")),
        new("webhook:create", t => new { conversation = t.Conversation, name = "ci", url = "https://ci.example/", events = new[] { "message.sent" } }, HttpMethod.Post, At("/webhooks")),
        new("webhook:change", t => new { conversation = t.Conversation, webhook = t.Hook, name = "ci" }, HttpMethod.Patch, t => $"conversations/{t.Conversation}/webhooks/{t.Hook}"),
        new("webhook:rotate", t => new { conversation = t.Conversation, webhook = t.Hook }, HttpMethod.Post, t => $"conversations/{t.Conversation}/webhooks/{t.Hook}/secret"),
        new("webhook:test", t => new { conversation = t.Conversation, webhook = t.Hook }, HttpMethod.Post, t => $"conversations/{t.Conversation}/webhooks/{t.Hook}/test"),
        new("webhook:deliveries", t => new { conversation = t.Conversation, webhook = t.Hook }, HttpMethod.Get, t => $"conversations/{t.Conversation}/webhooks/{t.Hook}/deliveries"),
        new("webhook:delete", t => new { conversation = t.Conversation, webhook = t.Hook }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/webhooks/{t.Hook}"),
        new("preview:remove mine", t => new { conversation = t.Conversation, seq = t.Mine }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Mine}/previews"),
        new("preview:remove theirs", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/previews"),
        new("message:delete mine", t => new { conversation = t.Conversation, seq = t.Mine }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Mine}"),
        new("message:delete theirs", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/messages/{t.Theirs}"),
        new("pin:add", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, t => $"conversations/{t.Conversation}/pins/{t.Theirs}"),
        new("pin:list", Where, HttpMethod.Get, At("/pins")),
        new("read:receipts", Where, HttpMethod.Get, At("/receipts")),
        new("pin:remove", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"conversations/{t.Conversation}/pins/{t.Theirs}"),
        new("notification:list", t => new { }, HttpMethod.Get, t => "me/notifications"),
        new("notification:rules", t => new { keywords = Enumerable.Repeat("lunch", 1) }, HttpMethod.Put, t => "me/notifications"),
        new("notification:set", t => new { conversation = t.Conversation, level = "all" }, HttpMethod.Put, t => $"me/notifications/{t.Conversation}"),
        new("saved:list", t => new { }, HttpMethod.Get, t => "me/saved"),
        new("folder:list", t => new { }, HttpMethod.Get, t => "me/folders"),
        new("folder:put", t => new { id = AFolder, name = "work" }, HttpMethod.Put, t => $"me/folders/{AFolder}"),
        new("folder:remove", t => new { id = AFolder }, HttpMethod.Delete, t => $"me/folders/{AFolder}"),
        new("emoji:list", t => new { }, HttpMethod.Get, t => "emoji"),
        new("emoji:add", t => new { name = AnEmoji(), picture = Picture }, HttpMethod.Put, t => $"emoji/{AnEmoji()}"),
        new("emoji:remove theirs", t => new { name = Stage.EmojiOfKeeper }, HttpMethod.Delete, t => $"emoji/{Stage.EmojiOfKeeper}"),
        new("feed:sync the server", t => new { feed = "server", rev = 0 }, HttpMethod.Post, t => "feeds/sync"),
        new("folder:place", t => new { conversation = t.Conversation, favourite = true }, HttpMethod.Put, At("/place")),
        new("saved:add", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Put, t => $"me/saved/{t.Conversation}/{t.Theirs}"),
        new("saved:remove", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Delete, t => $"me/saved/{t.Conversation}/{t.Theirs}"),
        new("draft:list", t => new { }, HttpMethod.Get, t => "me/drafts"),
        new("draft:put", t => new { conversation = t.Conversation, text = "begun" }, HttpMethod.Put, At("/draft")),
        new("poll:vote", t => new { conversation = t.Conversation, seq = t.Theirs, options = Enumerable.Repeat(0, 1) }, HttpMethod.Put, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/poll/vote"),
        new("poll:close mine", t => new { conversation = t.Conversation, seq = t.Mine }, HttpMethod.Post, t => $"conversations/{t.Conversation}/messages/{t.Mine}/poll/close"),
        new("poll:close theirs", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Post, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/poll/close"),
        new("poll:voters", t => new { conversation = t.Conversation, seq = t.Theirs }, HttpMethod.Get, t => $"conversations/{t.Conversation}/messages/{t.Theirs}/poll/voters"),
        new("scheduled:list", t => new { }, HttpMethod.Get, t => "me/scheduled"),
        new("scheduled:add", t => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), text = "later", at = Tomorrow }, HttpMethod.Post, t => "me/scheduled"),
        new("scheduled:edit", t => new { id = t.Person, text = "later still" }, HttpMethod.Patch, t => $"me/scheduled/{t.Person}"),
        new("scheduled:remove", t => new { id = t.Person }, HttpMethod.Delete, t => $"me/scheduled/{t.Person}"),
        new("scheduled:send", t => new { id = t.Person }, HttpMethod.Post, t => $"me/scheduled/{t.Person}/send"),
        new("reminder:list", t => new { }, HttpMethod.Get, t => "me/reminders"),
        new("reminder:add", t => new { conversation = t.Conversation, seq = t.Theirs, clientId = Guid.CreateVersion7(), at = Tomorrow }, HttpMethod.Post, t => "me/reminders"),
        new("reminder:snooze", t => new { id = t.Person, at = Tomorrow }, HttpMethod.Patch, t => $"me/reminders/{t.Person}"),
        new("reminder:done", t => new { id = t.Person }, HttpMethod.Delete, t => $"me/reminders/{t.Person}"),
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
        new("message:reach", t => new { conversation = t.Conversation, everybody = "channel" }, HttpMethod.Get, At("/reach?everybody=channel")),
    ];

    private static string AFolder => "019ab000-0000-7000-8000-000000000001";

    // One that nobody has added yet.
    private static string AnEmoji() => Guid.CreateVersion7().ToString("N")[^20..];

    private static string OfHook(Try t) => $"conversations/{t.Conversation}/hooks/{t.Hook}";
    private static string Tomorrow => "2000-01-02T00:00:00Z";

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

    private static object Filter(string? conversation) => new { conversation, filter = Fixed, name = "Words", kind = "words", patterns = new[] { "unheard" }, action = "block" };

    private static object Where(Try t) => new { conversation = t.Conversation };

    private static object Person(Try t) => new { user = t.Person };

    private static object Whom(Try t) => new { conversation = t.Conversation, user = t.Person };

    private static object Saying(Try t, string text) => new { conversation = t.Conversation, clientId = Guid.CreateVersion7(), text };

    private static Func<Try, string> At(string end) => t => $"conversations/{t.Conversation}{end}";

    private static Func<Try, string> OfPerson(string list) => t => $"conversations/{t.Conversation}/{list}/{t.Person}";
}
