namespace Parlance.Chat.Conversations;

/// <summary>What can be done in a conversation, as far as it takes a right.</summary>
internal enum Act
{
    /// <summary>Read the history, the members and the live feed.</summary>
    Read,

    /// <summary>Write, and edit or delete what one has written.</summary>
    Send,

    /// <summary>Leave an emoji on a message.</summary>
    React,

    /// <summary>Choose in a poll.</summary>
    Vote,

    /// <summary>Pin a message, and take it down.</summary>
    Pin,

    /// <summary>Mention everybody, or everybody who is here.</summary>
    MentionEverybody,

    /// <summary>Change the name, the topic or the emoji.</summary>
    Describe,

    /// <summary>Bring others in.</summary>
    Invite,

    /// <summary>Delete what others have written.</summary>
    DeleteOthers,

    /// <summary>Keep somebody of a lower role from writing for a time.</summary>
    Mute,

    /// <summary>Have members wait between two messages.</summary>
    SlowDown,

    /// <summary>Put somebody of a lower role out.</summary>
    Kick,

    /// <summary>Put somebody of a lower role out for good, see who was, and let them in again.</summary>
    Ban,

    /// <summary>Read what those did who look after the conversation.</summary>
    ReadAudit,

    /// <summary>See what was reported, and decide about it.</summary>
    Review,

    /// <summary>Revoke links into the conversation that others have made.</summary>
    RevokeInvitations,

    /// <summary>Decide which words and links get in.</summary>
    Filter,

    /// <summary>See, make and change the addresses at which programs leave messages.</summary>
    ManageHooks,

    /// <summary>Give others another role.</summary>
    ChangeRole,

    /// <summary>Decide what new members may read.</summary>
    ChangeHistory,

    /// <summary>Decide who writes, invites, pins and mentions everybody.</summary>
    ChangeRules,

    /// <summary>Decide how long messages are kept.</summary>
    ChangeRetention,

    /// <summary>Have other servers told of what happens.</summary>
    ManageWebhooks,

    /// <summary>Close the conversation for writing, and open it again.</summary>
    Archive,
}
