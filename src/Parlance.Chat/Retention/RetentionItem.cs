using Parlance.Chat.Conversations;

namespace Parlance.Chat.Retention;

/// <summary>How long the messages of a conversation are kept, as far as it was decided for this one.</summary>
/// <param name="Days">What its owners have decided; null for nothing. It holds as far as it is shorter than what the server has.</param>
/// <param name="Fixed">What an administrator of the server has decided, which holds whatever else is; 0 for ever, null for nothing.</param>
internal sealed record RetentionItem(long? Days, long? Fixed)
{
    /// <summary>Null where nothing was decided, and the server's setting holds.</summary>
    public static RetentionItem? Of(Conversation row) => row is { RetentionDays: null, RetentionFixed: null } ? null : new(row.RetentionDays, row.RetentionFixed);
}
