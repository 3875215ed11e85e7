using System.Text.Json;
using Parlance.Chat.Tests.Messages;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>A group in which everything can happen that changes its feed. Ben follows it and does nothing.</summary>
internal sealed class Scene(Chatter ann, Chatter ben, Chatter cid, Chatter dot, string group)
{
    /// <summary>What can be done any number of times.</summary>
    public static readonly IReadOnlyList<string> Repeatable =
    [
        "send", "send", "send", "reply", "edit", "delete", "react", "unreact", "describe", "invite", "kick", "role", "mute",
        "quote", "quote", "amend", "retract", "like", "unlike", "pin", "pin", "unpin", "pinnedGone", "forward", "thread", "thread", "threadAlso", "threadGone", "read", "hideReading",
        "poll", "vote", "vote", "unvote", "closePoll",
    ];

    private static readonly string[] Answers = ["yes", "no", "perhaps"];

    private static readonly IReadOnlyList<string> Refusals = ["not_found", "conflict", "forbidden", "muted"];

    private int _count;
    private long _last;
    private long _quoted = 1;
    private long _pinned = 1;
    private long _root = 1;
    private long _reply;
    private long _poll = 1;

    public Chatter Ben => ben;

    public string Group => group;

    public static async Task<Scene> SetAsync(ChatApp app, SocketIOTestTransport transport, string kind = "group", int written = 0)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben", transport));
        var (cid, dot) = (await app.ChatterAsync("cid"), await app.ChatterAsync("dot"));
        var group = await ann.CreateAsync(kind, "scene", ben, cid);
        await app.WriteAsync(ann, group, written);
        var scene = new Scene(ann, ben, cid, dot, group);
        for (var index = 0; index < 5; index++)
        {
            await scene.DoAsync("send");
        }

        await ann.DoAsync("message:react", new { conversation = group, seq = 2, emoji = "🌻", on = true });
        return scene;
    }

    /// <summary>What has to have happened first.</summary>
    public static string? Before(string change) => change switch
    {
        "unarchive" => "archive",
        "unpin" or "pinnedGone" => "pin",
        "threadGone" or "threadRootGone" => "thread",
        "hideReading" => "read",
        "vote" or "closePoll" => "poll",
        "unvote" => "pollVoted",
        _ => null,
    };

    public Task DoAsync(string change)
    {
        _count++;
        var seq = Math.Max(1, _last - (_count % 3));
        return change switch
        {
            "send" => SendAsync(replyTo: null),
            "reply" => SendAsync(seq),
            "quote" => SendAsync(_quoted = 1 + (_count * 7 % Math.Min(_last, 50))),
            "amend" => Ask(ann, "message:edit", new { conversation = group, seq = _quoted, text = $"amended {_count}" }),
            "retract" => Ask(ann, "message:delete", new { conversation = group, seq = _quoted }),
            "like" => Ask(ann, "message:react", new { conversation = group, seq = _quoted, emoji = "🎉", on = true }),
            "unlike" => Ask(ann, "message:react", new { conversation = group, seq = _quoted, emoji = "🎉", on = false }),
            "thread" => ReplyAsync(_root = 1 + (_count * 3 % 4), also: false),
            "threadAlso" => ReplyAsync(_root, also: true),
            "threadGone" => Ask(ann, "message:delete", new { conversation = group, seq = Math.Max(1, _reply) }),
            "threadRootGone" => Ask(ann, "message:delete", new { conversation = group, seq = _root }),
            "read" => ReadAsync(),
            "hideReading" => Ask(cid, "settings:set", new { key = "receipts", value = "off" }),
            "forward" => ForwardAsync(seq),
            "poll" => AskAsync(),
            "pollVoted" => AskVotedAsync(),
            "vote" => VoteAsync(_count % 3),
            "unvote" => VoteAsync(),
            "closePoll" => Ask(ann, "poll:close", new { conversation = group, seq = _poll }),
            "pin" => Ask(ann, "pin:add", new { conversation = group, seq = _pinned = 1 + (_count * 5 % Math.Min(_last, 50)) }),
            "unpin" => Ask(ann, "pin:remove", new { conversation = group, seq = _pinned }),
            "pinnedGone" => Ask(ann, "message:delete", new { conversation = group, seq = _pinned }),
            "edit" => Ask(ann, "message:edit", new { conversation = group, seq, text = $"edited {_count}" }),
            "delete" => Ask(ann, "message:delete", new { conversation = group, seq }),
            "react" => Ask(cid, "message:react", new { conversation = group, seq, emoji = "👍", on = true }),
            "unreact" => Ask(ann, "message:react", new { conversation = group, seq = 2, emoji = "🌻", on = false }),
            "describe" => Ask(ann, "conversation:describe", new { conversation = group, topic = $"topic {_count}" }),
            "rename" => Ask(ann, "conversation:describe", new { conversation = group, name = $"name {_count}", emoji = "🌻" }),
            "historyFor" => Ask(ann, "conversation:describe", new { conversation = group, historyFor = "joined" }),
            "archive" or "unarchive" => Ask(ann, "conversation:archive", new { conversation = group, archived = change is "archive" }),
            "rules" => Ask(ann, "conversation:rules", new { conversation = group, send = _count % 2 is 0 ? "moderator" : "member", pin = "owner" }),
            "sweep" => Ask(ann, "message:delete-many", new { conversation = group, seqs = new[] { seq } }),
            "slow" => Ask(ann, "conversation:rules", new { conversation = group, slowSeconds = _count % 60 }),
            "join" => Ask(dot, "conversation:join", new { conversation = group }),
            "invite" => Ask(ann, "member:invite", new { conversation = group, users = new[] { dot.Id } }),
            "kick" => Ask(ann, "member:kick", new { conversation = group, user = dot.Id }, orElse: ("member:kick", new { conversation = group, user = cid.Id })),
            "ban" => Ask(ann, "member:ban", new { conversation = group, user = cid.Id, reason = "noise" }),
            "role" => Ask(ann, "member:change", new { conversation = group, user = cid.Id, role = _count % 2 is 0 ? "moderator" : "guest" }),
            "mute" => Ask(ann, "member:change", new { conversation = group, user = cid.Id, mutedForSeconds = 60 + _count }),
            "leave" => Ask(cid, "conversation:leave", new { conversation = group }),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
        };
    }

    /// <summary>The change that Ben's socket hears of after this rev.</summary>
    public async Task<JsonElement> ChangeAfterAsync(long rev)
    {
        while (true)
        {
            var change = await ben.ChangeAsync("conversation:" + group);
            if (change.GetProperty("rev").GetInt64() > rev)
            {
                return change;
            }
        }
    }

    public async Task<long> HeadAsync() =>
        (await ben.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty("conversation:" + group).GetInt64();

    private async Task SendAsync(long? replyTo) => _last = (await ann.DoAsync("message:send", new
    {
        conversation = group,
        clientId = Guid.CreateVersion7(),
        text = $"message {_count} for @ben",
        replyTo,
    })).GetProperty("message").GetProperty("seq").GetInt64();

    private async Task ReplyAsync(long thread, bool also)
    {
        var answer = await (_count % 2 is 0 ? ann : cid).AskAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = $"reply {_count}", thread, also });
        if (answer.GetProperty("ok").GetBoolean())
        {
            _reply = _last = answer.GetProperty("message").GetProperty("seq").GetInt64();
        }
    }

    private async Task AskAsync() => _poll = _last = (await ann.DoAsync("message:send", new
    {
        conversation = group,
        clientId = Guid.CreateVersion7(),
        text = $"question {_count}?",
        poll = new { options = Answers, anonymous = _count % 2 is 0 },
    })).GetProperty("message").GetProperty("seq").GetInt64();

    private async Task AskVotedAsync()
    {
        await AskAsync();
        await VoteAsync(1);
    }

    private Task VoteAsync(params int[] options) => Ask(cid, "poll:vote", new { conversation = group, seq = _poll, options });

    private async Task ReadAsync()
    {
        await Ask(cid, "settings:set", new { key = "receipts", value = "on" });
        await Ask(cid, "read:move", new { conversation = group, seq = _last });
    }

    private async Task ForwardAsync(long seq)
    {
        var answer = await ann.AskAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq } });
        // Nothing is left to forward of a message that is deleted.
        _last = answer.GetProperty("ok").GetBoolean() ? answer.GetProperty("message").GetProperty("seq").GetInt64() : _last;
    }

    // What happened before may forbid it: then nothing changes, which is a history too.
    private static async Task Ask(Chatter who, string eventName, object payload, (string EventName, object Payload)? orElse = null)
    {
        var answer = await who.AskAsync(eventName, payload);
        if (!answer.GetProperty("ok").GetBoolean())
        {
            Assert.Contains(answer.GetProperty("error").GetProperty("code").GetString(), Refusals);
            if (orElse is { } other)
            {
                await who.AskAsync(other.EventName, other.Payload);
            }
        }
    }
}
