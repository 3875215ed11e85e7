using System.Collections.Frozen;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>
/// What a token may be good for. Every endpoint and every event says which one it needs, and one place on each door holds it against the token.
/// Each stands for itself: writing does not include reading. Three broad ones stand for a family each, those that are added later included.
/// </summary>
internal static class Scope
{
    /// <summary>All that reads, but for administration.</summary>
    public const string Read = "read";

    /// <summary>All that writes, but for administration.</summary>
    public const string Write = "write";

    /// <summary>All of administration.</summary>
    public const string Admin = "admin";

    /// <summary>Said by what a token needs nothing for: to go on as who it is.</summary>
    public const string None = "";

    public const string ConversationsRead = "conversations:read";
    public const string ConversationsWrite = "conversations:write";
    public const string MembersWrite = "members:write";
    public const string MessagesRead = "messages:read";
    public const string MessagesWrite = "messages:write";
    public const string PeopleRead = "people:read";
    public const string PeopleWrite = "people:write";
    public const string Search = "search";
    public const string MeRead = "me:read";
    public const string MeWrite = "me:write";
    public const string ReportsWrite = "reports:write";
    public const string ModerationRead = "moderation:read";
    public const string ModerationWrite = "moderation:write";
    public const string IntegrationsRead = "integrations:read";
    public const string IntegrationsWrite = "integrations:write";
    public const string EmojiWrite = "emoji:write";
    public const string CommandsRead = "commands:read";
    public const string CommandsWrite = "commands:write";
    public const string AdminPeople = "admin:people";
    public const string AdminConversations = "admin:conversations";
    public const string AdminReports = "admin:reports";
    public const string AdminAudit = "admin:audit";
    public const string AdminSettings = "admin:settings";
    public const string AdminStatistics = "admin:statistics";

    /// <summary>All that a token may be made with, the broad ones first, and what each is good for: docs/bots.md says the same.</summary>
    public static IReadOnlyList<(string Name, string About)> All { get; } =
    [
        (Read, "all that reads, but for administration"),
        (Write, "all that writes, but for administration"),
        (Admin, "all of administration"),
        (ConversationsRead, "one's conversations, the server's channels, and who is in them"),
        (ConversationsWrite, "making, changing, archiving, joining and leaving conversations"),
        (MembersWrite, "letting people in, putting them out, their roles"),
        (MessagesRead, "messages, threads, polls and pins: their history, and hearing of them"),
        (MessagesWrite, "sending, editing and deleting one's messages, reactions, votes, pins, typing"),
        (PeopleRead, "who there is, who is here, one's contacts and blocks"),
        (PeopleWrite, "contacts and blocks"),
        (Search, "finding messages, people and conversations by their words"),
        (MeRead, "one's account, settings, drafts, scheduled and saved messages, reminders and own feed"),
        (MeWrite, "changing those, one's presence and reading positions"),
        (ReportsWrite, "reporting messages and people"),
        (ModerationRead, "reports, bans and the log of conversations that one looks after"),
        (ModerationWrite, "deciding about reports, deleting others' messages in bulk"),
        (IntegrationsRead, "webhooks, incoming and outgoing, of conversations that one looks after"),
        (IntegrationsWrite, "making, changing and removing them"),
        (EmojiWrite, "adding emoji to the server, and removing them"),
        (CommandsRead, "slash commands that there are, and what bots answer to oneself"),
        (CommandsWrite, "using slash commands, and for a bot understanding and answering them"),
        (AdminPeople, "accounts, their sessions and invitations"),
        (AdminConversations, "all conversations of the server"),
        (AdminReports, "what is reported to administrators"),
        (AdminAudit, "the audit log"),
        (AdminSettings, "the server's settings"),
        (AdminStatistics, "figures of the server's use"),
    ];

    private static readonly FrozenDictionary<string, string?> Broad = All.ToFrozenDictionary(scope => scope.Name, scope => BroadOf(scope.Name), StringComparer.Ordinal);

    public static bool IsKnown(string? scope) => scope is not null && Broad.ContainsKey(scope);

    /// <summary>Whether it is for administrators alone.</summary>
    public static bool IsForAdministrators(string scope) => scope is Admin || Broad.GetValueOrDefault(scope) is Admin;

    /// <summary>Whether what was granted is good for what is needed.</summary>
    public static bool Covers(IReadOnlySet<string> granted, string needed) =>
        needed.Length is 0 || granted.Contains(needed) || (Broad.GetValueOrDefault(needed) is { } broad && granted.Contains(broad));

    private static string? BroadOf(string scope) => scope switch
    {
        Read or Write or Admin => null,
        _ when scope.StartsWith("admin:", StringComparison.Ordinal) => Admin,
        _ when scope.EndsWith(":write", StringComparison.Ordinal) => Write,
        _ => Read,
    };
}
