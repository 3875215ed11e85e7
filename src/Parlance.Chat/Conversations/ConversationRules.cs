using System.Globalization;
using System.Text;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>What the parts of a conversation have to be.</summary>
internal static class ConversationRules
{
    /// <summary>A channel has a name in which something can be read; a group may do without.</summary>
    public static string Name(Validation validation, ConversationKind kind, string? text)
    {
        var isChannel = kind is ConversationKind.Channel;
        var name = validation.Line(text, "name", isChannel ? 1 : 0, ConversationLimits.NameCharsMax);
        if (isChannel && validation.Ok)
        {
            validation.Require(name.EnumerateRunes().Any(Rune.IsLetterOrDigit), "name", "a name with a letter or a digit in it");
        }

        return name;
    }

    /// <summary>What the names of channels that look alike have in common: white space, case, confusable letters and what is not seen aside.</summary>
    public static string NameKey(string name) =>
        Username.Key(string.Join('-', string.Concat(name.Where(IsSeen)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static bool IsSeen(char character) => char.GetUnicodeCategory(character) is not UnicodeCategory.Format;

    public static string Topic(Validation validation, string? text) => validation.Line(text, "topic", 0, ConversationLimits.TopicCharsMax);

    public static string Emoji(Validation validation, string? text) => ProfileRules.Emoji(validation, text, "emoji");

    /// <summary>What a client made up to recognise its request by, should it have to repeat it.</summary>
    public static Guid ClientId(Validation validation, Guid? id)
    {
        validation.Require(id is { } given && given != Guid.Empty, "clientId", "a UUID that the client makes for this request");
        return id ?? Guid.Empty;
    }

    public static IReadOnlyList<UserId> People(Validation validation, IReadOnlyList<UserId>? people, string field, int max)
    {
        validation.Require(people is null || people.Count <= max, field, $"{max} people at most");
        return people is null ? [] : [.. people.Distinct().OrderBy(person => person.Value)];
    }

    /// <summary>The conversation that a socket's payload names; over HTTP it is in the address.</summary>
    public static ConversationId Conversation(Validation validation, ConversationId? id)
    {
        validation.Require(id is not null, "conversation", "the id of a conversation");
        return id ?? default;
    }

    public static UserId User(Validation validation, UserId? id)
    {
        validation.Require(id is not null, "user", "the id of a user");
        return id ?? default;
    }
}
