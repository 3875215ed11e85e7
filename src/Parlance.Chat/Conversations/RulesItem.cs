namespace Parlance.Chat.Conversations;

/// <summary>The rules of a group or a channel: for each act the lowest role that may.</summary>
/// <param name="SlowSeconds">How long a member waits between two messages; 0 for not at all. Moderators and owners do not wait.</param>
/// <param name="Send">Who writes. Who does not still reads and reacts.</param>
/// <param name="MentionEverybody">Whose mention of everybody is one.</param>
/// <param name="Invite">Who brings others in.</param>
/// <param name="Pin">Who pins messages, and takes them down.</param>
/// <param name="Previews">Whether messages show what their links lead to.</param>
internal sealed record RulesItem(long SlowSeconds, MemberRole Send, MemberRole MentionEverybody, MemberRole Invite, MemberRole Pin, bool Previews)
{
    /// <summary>Null for a direct conversation, which has none.</summary>
    public static RulesItem? Of(ConversationKind kind, OwnRules rules) => kind is ConversationKind.Direct ? null : new(
        rules.SlowSeconds,
        Lowest(kind, rules, Act.Send),
        Lowest(kind, rules, Act.MentionEverybody),
        Lowest(kind, rules, Act.Invite),
        Lowest(kind, rules, Act.Pin),
        !rules.NoPreviews);

    private static MemberRole Lowest(ConversationKind kind, OwnRules rules, Act act) => Permissions.LowestOf(kind, rules, act)!.Value;
}
