using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Contracts;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests;

/// <summary>Somebody with an account and one connection to the chat.</summary>
internal sealed class Chatter(AccountApi account, SocketIOTestSocket socket)
{
    private static readonly string[] YesOrNo = ["yes", "no"];

    /// <summary>The same person at the HTTP API.</summary>
    public AccountApi Account => account;

    public SocketIOTestSocket Socket => socket;

    public string Id => account.UserId;

    /// <summary>The name of their own feed.</summary>
    public string Feed => "user:" + Id;

    /// <summary>Asks, whatever comes back.</summary>
    public Task<JsonElement> AskAsync(string eventName, object payload) => socket.EmitWithAckAsync<JsonElement>(eventName, payload);

    /// <summary>Asks for what is granted.</summary>
    public async Task<JsonElement> DoAsync(string eventName, object payload)
    {
        var answer = await AskAsync(eventName, payload);
        Assert.True(answer.TryGetProperty("ok", out var ok) && ok.GetBoolean(), $"{eventName}: {answer}");
        Assert.Empty(Promised.Breaches(eventName, answer));
        return answer;
    }

    /// <summary>Asks for what is refused.</summary>
    public async Task RefusedAsync(string code, string eventName, object payload)
    {
        var answer = await AskAsync(eventName, payload);
        Assert.False(answer.GetProperty("ok").GetBoolean(), $"{eventName}: {answer}");
        Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetString());
    }

    /// <summary>The next change that the socket hears, of whatever feed.</summary>
    public Task<JsonElement> ChangeAsync() => socket.WaitForAsync<JsonElement>("feed:change");

    /// <summary>The next change of this feed; those of others are passed over.</summary>
    public async Task<JsonElement> ChangeAsync(string feed)
    {
        while (true)
        {
            var change = await ChangeAsync();
            if (change.GetProperty("feed").ValueEquals(feed))
            {
                return change;
            }
        }
    }

    /// <summary>Makes a group or a channel, and returns its id.</summary>
    public async Task<string> CreateAsync(string kind, string name, params Chatter[] members)
    {
        var created = await DoAsync("conversation:create", new { clientId = Guid.CreateVersion7(), kind, name, members = members.Select(member => member.Id) });
        return created.GetProperty("conversation").GetProperty("id").GetString()!;
    }

    /// <summary>Says something, and returns the message.</summary>
    public async Task<JsonElement> SayAsync(string conversation, string text, Guid? clientId = null) =>
        (await DoAsync("message:send", new { conversation, text, clientId = clientId ?? Guid.CreateVersion7() })).GetProperty("message");

    /// <summary>Says something to a person, and returns the message.</summary>
    public async Task<JsonElement> SayToAsync(Chatter person, string text, Guid? clientId = null) =>
        (await DoAsync("message:send", new { to = person.Id, text, clientId = clientId ?? Guid.CreateVersion7() })).GetProperty("message");

    /// <summary>Asks something that is answered with yes or no, and returns the message.</summary>
    public Task<JsonElement> PollAsync(string conversation, string question) => PollAsync(conversation, to: null, question);

    /// <summary>The same of one person.</summary>
    public Task<JsonElement> PollToAsync(Chatter person, string question) => PollAsync(conversation: null, person.Id, question);

    /// <summary>The texts of the newest page.</summary>
    public async Task<string[]> TextsAsync(string conversation)
    {
        var page = await DoAsync("message:history", new { conversation });
        return [.. page.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message")).Select(row => row.GetProperty("text").GetString()!)];
    }

    private async Task<JsonElement> PollAsync(string? conversation, string? to, string text) =>
        (await DoAsync("message:send", new { conversation, to, text, clientId = Guid.CreateVersion7(), poll = new { options = YesOrNo } })).GetProperty("message");
}
