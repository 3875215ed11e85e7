namespace Parlance.Chat.Conversations;

/// <summary>What a conversation has decided for itself, in its row: for each act the lowest role that may, or null for what holds for its kind.</summary>
/// <param name="SlowSeconds">How long one member waits between two messages; 0 for not at all.</param>
/// <param name="Send">Who writes.</param>
/// <param name="MentionEverybody">Who mentions everybody.</param>
/// <param name="Invite">Who brings others in.</param>
/// <param name="Pin">Who pins messages.</param>
/// <param name="NoPreviews">Whether nothing is shown of what links lead to.</param>
internal sealed record OwnRules(long SlowSeconds, MemberRole? Send, MemberRole? MentionEverybody, MemberRole? Invite, MemberRole? Pin, bool NoPreviews = false)
{
    public MemberRole? Of(Act act) => act switch
    {
        Act.Send => Send,
        Act.MentionEverybody => MentionEverybody,
        Act.Invite => Invite,
        Act.Pin => Pin,
        _ => null,
    };
}
