using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Emojis;

/// <summary>An emoji that somebody has added to the server, in the server's feed.</summary>
/// <param name="Name">What stands between colons for it.</param>
/// <param name="Image">Its picture: <c>/api/v1/emoji/images/{image}</c>. Another one has another address.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="User">Who added it.</param>
/// <param name="At">When.</param>
/// <param name="Removed">Whether it is gone: where it was used, its name stands.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record EmojiRow(string Name, string Image, int Width, int Height, UserId User, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static EmojiRow Of(CustomEmoji row) =>
        new(row.Name, Convert.ToHexStringLower(row.ImageId), (int)row.Width, (int)row.Height, row.AddedBy, row.AddedAt, row.Removed, row.Rev);
}
