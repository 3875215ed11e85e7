using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Audit;

/// <summary>Which rows of the log are asked for.</summary>
/// <param name="Actor">By whom.</param>
/// <param name="Action">What.</param>
/// <param name="User">To whom.</param>
/// <param name="Conversation">Where.</param>
/// <param name="From">The lowest id: ids are in the order of time.</param>
/// <param name="To">What all ids are below.</param>
internal sealed record AuditFilter(UserId? Actor, AuditAction? Action, UserId? User, ConversationId? Conversation, Guid From, Guid To)
{
    private static readonly FrozenDictionary<string, AuditAction> Actions = Enum.GetValues<AuditAction>().ToFrozenDictionary(WordOf, StringComparer.Ordinal);

    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static AuditFilter Of(UserId? actor, string? action, UserId? user, ConversationId? conversation, DateTimeOffset? since, DateTimeOffset? until)
    {
        var validation = new Validation();
        AuditAction? wanted = null;
        if (!string.IsNullOrEmpty(action))
        {
            validation.Require(Actions.TryGetValue(action, out var known), "action", "the name of an action, such as member.banned");
            wanted = known;
        }

        validation.Require(since is null || until is null || since <= until, "until", "a time that is not before 'since'");
        validation.ThrowIfInvalid();
        return new(actor, wanted, user, conversation, since is { } from ? FirstIdOf(from) : Guid.Empty, until is { } to ? FirstIdOf(to) : Guid.AllBitsSet);
    }

    public static string WordOf(AuditAction action) =>
        typeof(AuditAction).GetField(action.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;

    // A UUID of version 7 begins with its millisecond, in 48 bits.
    private static Guid FirstIdOf(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return new(bytes, bigEndian: true);
    }
}
