using System.Collections.Frozen;

namespace Parlance.Chat.Contracts;

/// <summary>Sentences about fields by their names.</summary>
internal static class CommonTexts
{
    // What needs no sentence of its own in the code, since it says the same everywhere.
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "What this is known by.",
        ["name"] = "What people call it.",
        ["username"] = "What others mention the person by.",
        ["displayName"] = "What others see.",
        ["email"] = "Where mail goes.",
        ["emailVerified"] = "Whether its owner has proved it.",
        ["bio"] = "What the person says of themselves.",
        ["statusText"] = "What the person is about.",
        ["statusEmoji"] = "The same in one emoji.",
        ["device"] = "What the device calls itself.",
        ["address"] = "Where it came from last.",
        ["ownerId"] = "Whose bot it is; null for a person.",
        ["me"] = "The account.",
        ["secondFactor"] = "What is still wanted.",
        ["createdAt"] = "When it was made.",
        ["updatedAt"] = "When it was changed last.",
        ["lastUsedAt"] = "When it was used last; null for never.",
        ["lastSeenAt"] = "When it was seen last.",
        ["signedInAt"] = "When its owner last proved who they are.",
        ["linkedAt"] = "When it was linked.",
        ["endedAt"] = "When it ended; null while it lives.",
        ["endReason"] = "Why it ended.",
        ["revokedAt"] = "When it was revoked; null while it is good.",
        ["isBackedUp"] = "Whether it is kept on more than one device.",
        ["issuer"] = "Who vouches for the person.",
        ["subject"] = "What the person is known by there.",
        ["tokens"] = "Its tokens, without their secrets.",
        ["role"] = "What the person may do on the server.",
        ["kind"] = "Which of several kinds it is.",
        ["error"] = "Why it was refused.",
        ["epoch"] = "Which life of the server it is of.",
        ["rev"] = "Its revision.",
        ["changed"] = "What is different.",
        ["removed"] = "What is gone.",
        ["people"] = "Who is there.",
        ["person"] = "Who it is.",
        ["messages"] = "What was said.",
        ["message"] = "What was said.",
        ["author"] = "Who said it.",
        ["text"] = "What was said.",
        ["seq"] = "Its place in the conversation.",
        ["lastSeq"] = "The place of the last message.",
        ["clientId"] = "What the author's client made for it.",
        ["at"] = "When, in Unix milliseconds.",
        ["typing"] = "Whether the person is typing.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null when the name alone says nothing.</summary>
    public static string? Of(string field) => ByName.GetValueOrDefault(field);
}
