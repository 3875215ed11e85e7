using Parlance.Chat.Accounts.Bots;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Drafts;
using Parlance.Chat.Emojis;
using Parlance.Chat.Folders;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Notifications;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Polls;
using Parlance.Chat.Presence;
using Parlance.Chat.Reading;
using Parlance.Chat.Reminders;
using Parlance.Chat.Reports;
using Parlance.Chat.Saved;
using Parlance.Chat.Scheduled;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>Everything that the server keeps of an account, but for secrets and what they are checked against.</summary>
/// <param name="ExportedAt">When it was read.</param>
/// <param name="Account">The account and its profile.</param>
/// <param name="SignInMethods">How it is signed in to.</param>
/// <param name="Sessions">Devices that are or were signed in to it.</param>
/// <param name="Tokens">Personal access tokens, those that ended lately too.</param>
/// <param name="Bots">Its bots, with their tokens.</param>
/// <param name="Invitations">Invitations that it has made.</param>
/// <param name="Memberships">Conversations that it is or was in.</param>
/// <param name="People">Its contacts, and whom it has blocked.</param>
/// <param name="Settings">What it has chosen for itself.</param>
/// <param name="ReadPositions">How far it has read.</param>
/// <param name="Presence">What it is shown as, and when it was last seen.</param>
/// <param name="Reports">What it has reported.</param>
/// <param name="Audit">What it did as a moderator or an administrator, and what such people did to it.</param>
/// <param name="Saved">Which messages it has saved.</param>
/// <param name="Drafts">What it has begun to write.</param>
/// <param name="Emoji">Which emoji it has added to the server.</param>
/// <param name="Folders">Into what it has sorted its conversations.</param>
/// <param name="Scheduled">Which messages it sends later, or could not.</param>
/// <param name="Reminders">What it wants to be reminded of.</param>
/// <param name="Votes">What it has chosen in polls.</param>
/// <param name="Threads">Which threads it follows or has left, and how far it has read in them.</param>
/// <param name="Notifications">How it wants to be told of messages.</param>
internal sealed record AccountExport(
    DateTimeOffset ExportedAt,
    Me Account,
    ExportedSignInMethods SignInMethods,
    IReadOnlyList<ExportedSession> Sessions,
    IReadOnlyList<ExportedToken> Tokens,
    IReadOnlyList<ExportedBot> Bots,
    IReadOnlyList<ExportedInvitation> Invitations,
    IReadOnlyList<ExportedMembership> Memberships,
    ExportedContacts People,
    IReadOnlyList<SettingRow> Settings,
    IReadOnlyList<ReadRow> ReadPositions,
    ExportedPresence Presence,
    IReadOnlyList<ExportedReport> Reports,
    ExportedAudit Audit,
    IReadOnlyList<SavedRow> Saved,
    IReadOnlyList<DraftRow> Drafts,
    IReadOnlyList<EmojiRow> Emoji,
    ExportedFolders Folders,
    IReadOnlyList<ScheduledRow> Scheduled,
    IReadOnlyList<ReminderRow> Reminders,
    IReadOnlyList<VoteRow> Votes,
    IReadOnlyList<ThreadRow> Threads,
    ExportedNotifications Notifications);

/// <param name="Password">Whether it has a password.</param>
/// <param name="TwoStepSince">Since when signing in takes a second step; null when it does not.</param>
/// <param name="TotpSince">Since when an authenticator app gives codes for it.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used yet.</param>
/// <param name="Passkeys">Its passkeys.</param>
/// <param name="Providers">The accounts elsewhere that it is linked to.</param>
internal sealed record ExportedSignInMethods(
    bool Password,
    DateTimeOffset? TwoStepSince,
    DateTimeOffset? TotpSince,
    long RecoveryCodesLeft,
    IReadOnlyList<ExportedPasskey> Passkeys,
    IReadOnlyList<ExportedProvider> Providers);

internal sealed record ExportedPasskey
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public bool IsBackedUp { get; init; }
}

internal sealed record ExportedProvider(string Name, string Issuer, string Subject, string? Email, DateTimeOffset LinkedAt, DateTimeOffset LastUsedAt);

internal sealed record ExportedSession(
    SessionId Id,
    string Device,
    string Address,
    DateTimeOffset CreatedAt,
    DateTimeOffset SignedInAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset? EndedAt,
    string? EndReason);

internal sealed record ExportedToken(TokenItem Token, DateTimeOffset? RevokedAt)
{
    public static ExportedToken Of(PersonalToken token) => new(TokenItem.Of(token), token.RevokedAt);
}

internal sealed record ExportedBot(Bot Bot, IReadOnlyList<ExportedToken> Tokens);

internal sealed record ExportedInvitation(InvitationItem Invitation, DateTimeOffset? RevokedAt);
