using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Emojis;

/// <summary>What one may react with: an emoji of Unicode, or <c>:name:</c> of one that the server has.</summary>
internal static class ReactionEmoji
{
    public static string Check(Validation validation, string? text)
    {
        if (EmojiName.Of(text) is not null)
        {
            return text!;
        }

        var emoji = ProfileRules.Emoji(validation, text, "emoji");
        validation.Require(emoji.Length > 0, "emoji", "one emoji, or :name: of one that the server has");
        return emoji;
    }

    /// <exception cref="ChatError"><c>invalid</c>: the server has none of this name, or not any more.</exception>
    public static async Task RequireAsync(DbSession db, string emoji)
    {
        if (EmojiName.Of(emoji) is { } name && !await EmojiStore.IsThereAsync(db, name))
        {
            throw ChatError.Invalid("emoji", "one emoji, or :name: of one that the server has");
        }
    }
}
