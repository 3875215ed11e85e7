using System.Collections.Frozen;

namespace Parlance.Chat.Conversations;

/// <summary>
/// Who may do what: the one table, asked by HTTP, sockets and broadcasts alike. A cell is the lowest role that may; nobody may where there is none.
/// Administrators of the server are owners of every channel, joined or not, and nothing in direct conversations and groups that they are not in.
/// </summary>
internal static class Permissions
{
    private static readonly FrozenDictionary<Act, (MemberRole? Direct, MemberRole? Group, MemberRole? Channel)> Table =
        new Dictionary<Act, (MemberRole?, MemberRole?, MemberRole?)>
        {
            //                          direct              group                 channel
            [Act.Read] =             (MemberRole.Guest,  MemberRole.Guest,     MemberRole.Guest),
            [Act.Send] =             (MemberRole.Guest,  MemberRole.Guest,     MemberRole.Guest),
            [Act.React] =            (MemberRole.Guest,  MemberRole.Guest,     MemberRole.Guest),
            [Act.Vote] =             (MemberRole.Guest,  MemberRole.Guest,     MemberRole.Guest),
            [Act.Pin] =              (MemberRole.Guest,  MemberRole.Member,    MemberRole.Moderator),
            [Act.MentionEverybody] = (null,              MemberRole.Member,    MemberRole.Moderator),
            [Act.Describe] =         (null,              MemberRole.Member,    MemberRole.Moderator),
            [Act.Invite] =           (null,              MemberRole.Member,    MemberRole.Member),
            [Act.DeleteOthers] =     (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.Mute] =             (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.SlowDown] =         (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.Kick] =             (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.Ban] =              (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.ReadAudit] =        (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.Review] =           (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.RevokeInvitations] = (null,             MemberRole.Moderator, MemberRole.Moderator),
            [Act.Filter] =           (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.ManageHooks] =      (null,              MemberRole.Moderator, MemberRole.Moderator),
            [Act.ChangeRole] =       (null,              MemberRole.Owner,     MemberRole.Owner),
            [Act.ChangeHistory] =    (null,              MemberRole.Owner,     MemberRole.Owner),
            [Act.ChangeRules] =      (null,              MemberRole.Owner,     MemberRole.Owner),
            [Act.ChangeRetention] =  (null,              MemberRole.Owner,     MemberRole.Owner),
            [Act.ManageWebhooks] =   (null,              MemberRole.Owner,     MemberRole.Owner),
            [Act.Archive] =          (null,              MemberRole.Owner,     MemberRole.Owner),
        }.ToFrozenDictionary();

    /// <summary>Whether somebody with this role may do it in a conversation of this kind, which may have rules of its own.</summary>
    public static bool Allows(ConversationKind kind, MemberRole role, Act act, OwnRules? rules = null) => role >= LowestOf(kind, rules, act);

    /// <summary>The lowest role that may; null where nobody may, whatever the conversation says.</summary>
    public static MemberRole? LowestOf(ConversationKind kind, OwnRules? rules, Act act)
    {
        var (direct, group, channel) = Table[act];
        var lowest = kind switch
        {
            ConversationKind.Direct => direct,
            ConversationKind.Group => group,
            _ => channel,
        };
        return lowest is null ? null : rules?.Of(act) ?? lowest;
    }

    /// <summary>Whether somebody may act on somebody else: moderators on those below them, owners on everybody.</summary>
    public static bool Outranks(MemberRole actor, MemberRole target) => actor is MemberRole.Owner || actor > target;
}
