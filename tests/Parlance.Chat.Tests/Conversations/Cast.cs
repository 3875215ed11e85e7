using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>The people of the table, one for each role.</summary>
internal sealed partial class Cast
{
    public const string Anonymous = "anonymous";
    private static readonly string[] ServerGuests = ["visitor", "guest"];
    private static readonly string[] Names =
    [
        "admin", "joined-admin", "visitor", "stranger", "guest", "member", "muted", "blocked", "blocker", "moderator", "owner", "ex", "banned", "keeper", "prey", "newcomer",
        "recluse", Stage.Other, "deserted", "gone",
    ];

    private readonly ChatApp _app;
    private readonly Door _door;
    private readonly OfficialClient? _client;
    private readonly Dictionary<string, Chatter> _people = new(StringComparer.Ordinal);

    private (string Conversation, long Seq)? _deserted;

    private Cast(ChatApp app, Door door, OfficialClient? client) => (_app, _door, _client) = (app, door, client);

    public Chatter this[string role] => _people[role];

    public static async Task<Cast> GatherAsync(ChatApp app, Door door, OfficialClient? client)
    {
        var accounts = new Dictionary<string, AccountApi>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            // Two letters are no user name; the first account is an administrator's.
            accounts[name] = await app.SomebodyAsync("the-" + name);
        }

        (await accounts["admin"].PatchAsync($"admin/users/{accounts["joined-admin"].UserId}", new { role = "administrator" })).Ok();
        await accounts["joined-admin"].LoginAsync("the-joined-admin");
        foreach (var name in ServerGuests)
        {
            await app.MakeGuestAsync(accounts[name]);
            await accounts[name].LoginAsync("the-" + name);
        }

        var cast = new Cast(app, door, client);
        foreach (var (name, account) in accounts)
        {
            cast._people[name] = new(account, await app.ConnectAsync(account.Token));
        }

        return cast;
    }

    /// <summary>The conversation with somebody whose account is deleted.</summary>
    public async Task<(string Conversation, long Seq)> DesertAsync()
    {
        if (_deserted is { } place)
        {
            return place;
        }

        var conversation = (await this["gone"].PollToAsync(this["deserted"], "first?")).GetProperty("conversation").GetString()!;
        _deserted = place = (conversation, (await this["deserted"].PollAsync(conversation, "by deserted?")).GetProperty("seq").GetInt64());
        (await this["gone"].Account.DeleteAsync("me")).Done();
        return place;
    }

    /// <summary>Has somebody try something, and returns what the answer is called in the table, and all that it says.</summary>
    public async Task<(string Word, string Text)> AskAsync(string role, Operation operation, Try attempt)
    {
        var isAnonymous = string.Equals(role, Anonymous, StringComparison.Ordinal);
        if (_door is Door.Http)
        {
            return await AskHttpAsync(isAnonymous ? _app.Anyone() : this[role].Account, operation, attempt);
        }

        var transport = _door is Door.Polling ? "polling" : "websocket";
        var (answer, refused) = await _client!.AskAsync(_app.Url, isAnonymous ? null : this[role].Account.Token, transport, operation.Event, operation.Payload(attempt));
        if (refused is not null)
        {
            return (WordOf(refused), refused);
        }

        var word = answer.GetProperty("ok").GetBoolean() ? Granted(answer, operation) : WordOf(answer.GetProperty("error").GetProperty("code").GetString()!);
        return (word, answer.ToString());
    }

    private static async Task<(string Word, string Text)> AskHttpAsync(AccountApi account, Operation operation, Try attempt)
    {
        var hasBody = operation.Method != HttpMethod.Get && operation.Method != HttpMethod.Delete && !operation.MovesActor;
        var answer = await account.SendAsync(operation.Method, operation.Path(attempt), hasBody ? operation.Payload(attempt) : null);
        var word = (int)answer.Status < 300 ? Granted(answer.Text.Length is 0 ? default : answer.Json, operation) : WordOf(answer.Json.GetProperty("code").GetString()!);
        var headers = answer.Headers.Where(header => header.Key is not "Date").OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return (word, $"{answer.Status} {string.Join("; ", headers)} {TraceId().Replace(answer.Text, "")}");
    }

    private static string Granted(JsonElement answer, Operation operation) => operation.Row switch
    {
        "message:send @channel" => answer.GetProperty("message").GetProperty("mentions").GetProperty("everybody").GetString() is "channel" ? "all" : "word",
        "people:get" => answer.GetProperty(answer.TryGetProperty("people", out _) ? "people" : "items").GetArrayLength() is 0 ? "none" : "seen",
        "people:find" => answer.GetProperty("items").GetArrayLength() is 0 ? "none" : "seen",
        "presence:watch somebody" => answer.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("state").GetString()).SingleOrDefault() switch
        {
            null => "none",
            "offline" => "offline",
            _ => "seen",
        },
        _ => "ok",
    };

    private static string WordOf(string code) => code switch
    {
        "unauthenticated" => "401",
        "not_found" => "-",
        "forbidden" => "no",
        _ => code,
    };

    // Differs with every request.
    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TraceId();
}
