using System.Text.Json.Serialization;
using Parlance.Chat.Http;

namespace Parlance.Chat.Audit;

/// <summary>What was done, of all that is written down. Stored as a number; a number that was once used keeps its meaning.</summary>
[JsonConverter(typeof(WordConverter<AuditAction>))]
internal enum AuditAction
{
    /// <summary>The server's settings were changed.</summary>
    [JsonStringEnumMemberName("settings.changed")]
    SettingsChanged = 1,

    /// <summary>The operator has made another key to sign tokens with.</summary>
    [JsonStringEnumMemberName("keys.rotated")]
    KeysRotated = 2,

    /// <summary>The operator has made an account.</summary>
    [JsonStringEnumMemberName("user.created")]
    UserCreated = 10,

    /// <summary>An account was given another role, kept out or let in again.</summary>
    [JsonStringEnumMemberName("user.changed")]
    UserChanged = 11,

    /// <summary>All devices of an account were signed out.</summary>
    [JsonStringEnumMemberName("user.signed_out")]
    UserSignedOut = 12,

    /// <summary>Somebody was sent the mail with which to choose a new password.</summary>
    [JsonStringEnumMemberName("user.reset_sent")]
    UserResetSent = 13,

    /// <summary>The operator has given an account another password.</summary>
    [JsonStringEnumMemberName("user.password_set")]
    UserPasswordSet = 14,

    /// <summary>An invitation was made.</summary>
    [JsonStringEnumMemberName("invitation.created")]
    InvitationCreated = 20,

    /// <summary>An invitation was revoked.</summary>
    [JsonStringEnumMemberName("invitation.revoked")]
    InvitationRevoked = 21,

    /// <summary>A channel was given another name, topic or emoji, or a conversation other rules.</summary>
    [JsonStringEnumMemberName("conversation.changed")]
    ConversationChanged = 30,

    /// <summary>A conversation was closed for writing, or opened again.</summary>
    [JsonStringEnumMemberName("conversation.archived")]
    ConversationArchived = 31,

    /// <summary>It was decided how long the messages of a conversation are kept.</summary>
    [JsonStringEnumMemberName("retention.changed")]
    RetentionChanged = 32,

    /// <summary>A member was given another role.</summary>
    [JsonStringEnumMemberName("member.role")]
    MemberRole = 40,

    /// <summary>A member was kept from writing for a time, or let write again.</summary>
    [JsonStringEnumMemberName("member.muted")]
    MemberMuted = 41,

    /// <summary>A member was put out.</summary>
    [JsonStringEnumMemberName("member.kicked")]
    MemberKicked = 42,

    /// <summary>Somebody was put out for good.</summary>
    [JsonStringEnumMemberName("member.banned")]
    MemberBanned = 43,

    /// <summary>Somebody who was put out for good may come again.</summary>
    [JsonStringEnumMemberName("member.unbanned")]
    MemberUnbanned = 44,

    /// <summary>Somebody else's message was deleted.</summary>
    [JsonStringEnumMemberName("message.deleted")]
    MessageDeleted = 50,

    /// <summary>Several messages of somebody else were deleted at once.</summary>
    [JsonStringEnumMemberName("messages.deleted")]
    MessagesDeleted = 51,

    /// <summary>What a link in somebody else's message leads to is not shown any more.</summary>
    [JsonStringEnumMemberName("preview.removed")]
    PreviewRemoved = 56,

    /// <summary>Somebody else's poll was closed.</summary>
    [JsonStringEnumMemberName("poll.closed")]
    PollClosed = 57,

    /// <summary>It was decided about a report.</summary>
    [JsonStringEnumMemberName("report.decided")]
    ReportDecided = 60,

    /// <summary>A filter was made or changed.</summary>
    [JsonStringEnumMemberName("filter.changed")]
    FilterChanged = 70,

    /// <summary>A filter was taken away.</summary>
    [JsonStringEnumMemberName("filter.deleted")]
    FilterDeleted = 71,

    /// <summary>A conversation, or what somebody has written, is kept from being purged.</summary>
    [JsonStringEnumMemberName("hold.created")]
    HoldCreated = 80,

    /// <summary>It is not any more.</summary>
    [JsonStringEnumMemberName("hold.lifted")]
    HoldLifted = 81,

    /// <summary>An incoming webhook was made.</summary>
    [JsonStringEnumMemberName("hook.created")]
    HookCreated = 90,

    /// <summary>An incoming webhook was given another name, switched off or on.</summary>
    [JsonStringEnumMemberName("hook.changed")]
    HookChanged = 91,

    /// <summary>An incoming webhook was given another address.</summary>
    [JsonStringEnumMemberName("hook.rotated")]
    HookRotated = 92,

    /// <summary>An incoming webhook was removed.</summary>
    [JsonStringEnumMemberName("hook.removed")]
    HookRemoved = 93,

    /// <summary>An administrator has said that a bot understands a command.</summary>
    [JsonStringEnumMemberName("command.registered")]
    CommandRegistered = 94,

    /// <summary>An administrator has taken a command of a bot back.</summary>
    [JsonStringEnumMemberName("command.removed")]
    CommandRemoved = 95,

    /// <summary>Another server is told of what happens.</summary>
    [JsonStringEnumMemberName("webhook.created")]
    WebhookCreated = 100,

    /// <summary>A webhook was changed, or turned off or on.</summary>
    [JsonStringEnumMemberName("webhook.changed")]
    WebhookChanged = 101,

    /// <summary>A webhook was removed.</summary>
    [JsonStringEnumMemberName("webhook.deleted")]
    WebhookDeleted = 102,

    /// <summary>A webhook was given another secret.</summary>
    [JsonStringEnumMemberName("webhook.rotated")]
    WebhookRotated = 103,

    /// <summary>A webhook was sent something to try it.</summary>
    [JsonStringEnumMemberName("webhook.tested")]
    WebhookTested = 104,

    /// <summary>An emoji that somebody else has added was taken away from the server.</summary>
    [JsonStringEnumMemberName("emoji.removed")]
    EmojiRemoved = 105,
}
