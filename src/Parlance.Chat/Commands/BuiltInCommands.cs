using System.Collections.Frozen;
using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Notifications;
using Parlance.Chat.Presence;

namespace Parlance.Chat.Commands;

/// <summary>The commands of the server's own. Each is done by the use case that does it elsewhere.</summary>
internal sealed class BuiltInCommands
{
    private readonly ChatDatabase _database;
    private readonly TimeProvider _clock;
    private readonly SendMessage _send;
    private readonly InviteMembers _invite;
    private readonly RemoveMember _remove;
    private readonly DescribeConversation _describe;
    private readonly LeaveConversation _leave;
    private readonly SetNotificationLevel _notify;
    private readonly SetPresence _presence;
    private readonly FrozenDictionary<string, BuiltIn> _byName;

    public BuiltInCommands(
        ChatDatabase database, TimeProvider clock, SendMessage send, InviteMembers invite, RemoveMember remove, DescribeConversation describe, LeaveConversation leave,
        SetNotificationLevel notify, SetPresence presence)
    {
        (_database, _clock, _send, _invite, _remove, _describe, _leave, _notify, _presence) = (database, clock, send, invite, remove, describe, leave, notify, presence);
        All =
        [
            new("away", "[2h]", "Be shown as away, for good or for a time", Scope.MeWrite, Act.Read, (asked, cancel) => ShowAsync(asked, ChosenState.Away, cancel)),
            new("dnd", "[2h]", "Be shown as not to be disturbed, for good or for a time", Scope.MeWrite, Act.Read, (asked, cancel) => ShowAsync(asked, ChosenState.Dnd, cancel)),
            new("help", "", "List the commands", Scope.CommandsRead, Act.Read, (_, _) => Task.FromResult(RunCommand.Ran.Said("help", string.Join('\n', All!.Select(one => $"`/{one.Name} {one.Hint}`".Replace(" `", "`", StringComparison.Ordinal) + $" – {one.Description}"))))),
            new("invite", "@name …", "Let people in", Scope.MembersWrite, Act.Invite, InviteAsync),
            new("kick", "@name", "Put somebody out", Scope.MembersWrite, Act.Kick, KickAsync),
            new("leave", "", "Leave the conversation", Scope.ConversationsWrite, Act.Read, LeaveAsync),
            new("me", "waves", "Say what you do", Scope.MessagesWrite, Act.Send, (asked, cancel) => SayAsync("me", asked, $"*{Needed(asked)}*", cancel)),
            new("mute", "[2h]", "Be told of nothing here, for a year or for a time", Scope.MeWrite, Act.Read, MuteAsync),
            new("online", "", "Be shown as your devices are", Scope.MeWrite, Act.Read, (asked, cancel) => ShowAsync(asked, ChosenState.Online, cancel)),
            new("shrug", "[text]", @"Add ¯\_(ツ)_/¯", Scope.MessagesWrite, Act.Send, (asked, cancel) => SayAsync("shrug", asked, $@"{asked.Text} ¯\\\_(ツ)\_/¯".TrimStart(), cancel)),
            new("topic", "[text]", "Say what the conversation is about", Scope.ConversationsWrite, Act.Describe, TopicAsync),
            new("unmute", "", "Be told again of what is said here", Scope.MeWrite, Act.Read, UnmuteAsync),
        ];
        _byName = All.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<BuiltIn> All { get; }

    public BuiltIn? Find(string name) => _byName.GetValueOrDefault(name);

    private static string Needed(BuiltIn.Asked asked) => asked.Text.Length > 0 ? asked.Text : throw ChatError.Invalid("text", "something behind the command");

    private async Task<RunCommand.Ran> SayAsync(string name, BuiltIn.Asked asked, string text, CancellationToken cancel) =>
        new(name, (await _send.HandleAsync(asked.Actor, new(asked.Conversation, To: null, asked.ClientId, text, ReplyTo: null, Silent: null), cancel)).Message);

    private async Task<RunCommand.Ran> TopicAsync(BuiltIn.Asked asked, CancellationToken cancel)
    {
        await _describe.HandleAsync(asked.Actor, new(asked.Conversation, Name: null, asked.Text, Emoji: null, HistoryFor: null), cancel);
        return new("topic");
    }

    private async Task<RunCommand.Ran> InviteAsync(BuiltIn.Asked asked, CancellationToken cancel)
    {
        await _invite.HandleAsync(asked.Actor, new(asked.Conversation, await NamedAsync(asked, CommandLimits.InvitedMax, cancel)), cancel);
        return new("invite");
    }

    private async Task<RunCommand.Ran> KickAsync(BuiltIn.Asked asked, CancellationToken cancel)
    {
        await _remove.HandleAsync(asked.Actor, new RemoveMember.Kick(asked.Conversation, (await NamedAsync(asked, 1, cancel))[0]), cancel);
        return new("kick");
    }

    private async Task<RunCommand.Ran> LeaveAsync(BuiltIn.Asked asked, CancellationToken cancel)
    {
        await _leave.HandleAsync(asked.Actor, new(asked.Conversation), cancel);
        return new("leave");
    }

    private Task<RunCommand.Ran> MuteAsync(BuiltIn.Asked asked, CancellationToken cancel) =>
        MuteAsync("mute", asked, _clock.GetUtcNow() + (asked.Text.Length is 0 ? NotificationLimits.MuteMax : TimeOf(asked.Text)), cancel);

    private Task<RunCommand.Ran> UnmuteAsync(BuiltIn.Asked asked, CancellationToken cancel) => MuteAsync("unmute", asked, until: null, cancel);

    private async Task<RunCommand.Ran> MuteAsync(string name, BuiltIn.Asked asked, DateTimeOffset? until, CancellationToken cancel)
    {
        // The level stays what it is.
        var known = await _database.ReadAsync(db => NotificationStore.FindAsync(db, asked.Actor.User, asked.Conversation), cancel);
        await _notify.HandleAsync(asked.Actor, new(asked.Conversation, known?.Level, until), cancel);
        return new(name);
    }

    private async Task<RunCommand.Ran> ShowAsync(BuiltIn.Asked asked, ChosenState state, CancellationToken cancel)
    {
        DateTimeOffset? until = asked.Text.Length is 0 || state is ChosenState.Online ? null : _clock.GetUtcNow() + TimeOf(asked.Text);
        await _presence.HandleAsync(asked.Actor, new(state, until), cancel);
        return new(state.ToString().ToLowerInvariant());
    }

    // 30m, 2h, 1d.
    private static TimeSpan TimeOf(string text)
    {
        var isNumber = int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000;
        return (isNumber, text[^1]) switch
        {
            (true, 'm') => TimeSpan.FromMinutes(number),
            (true, 'h') => TimeSpan.FromHours(number),
            (true, 'd') => TimeSpan.FromDays(number),
            _ => throw ChatError.Invalid("text", "a time such as 30m, 2h or 1d behind the command"),
        };
    }

    private async Task<IReadOnlyList<UserId>> NamedAsync(BuiltIn.Asked asked, int max, CancellationToken cancel)
    {
        var keys = asked.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => name.Length <= 4 * Username.CharsMax)
            .Select(name => Username.Key(name.TrimStart('@'))).Distinct(StringComparer.Ordinal).ToList();
        var found = keys.Count is 0 || keys.Count > max ? [] : await _database.ReadAsync(
            db => db.QueryAsync<UserId>("SELECT id FROM users WHERE username_key IN @keys AND deleted_at IS NULL ORDER BY id", new { keys = DbList.Of(keys) }), cancel);
        return found.Count is not 0 && found.Count == keys.Count ? found : throw ChatError.Invalid("text", $"1 to {max} names of people who have an account here, behind the command");
    }
}
