using Parlance.Chat.Messages.Text;

namespace Parlance.Bench.Data.Filling;

/// <summary>What people say: short and long, in two languages, with and without markup. Each text is read once, by the product.</summary>
internal sealed class Words
{
    private const int PoolSize = 4_000;

    private static readonly string[] Sentences =
    [
        "ok", "Thanks!", "+1", "On it.", "Where do we stand with this?", "I have pushed the second half, have a look when there is time.",
        "The build is green again, it was the cache.", "Đã gửi cho khách hàng sáng nay rồi.", "Mai mình họp lúc 9 giờ nhé, phòng lớn tầng 3.",
        "Could somebody look at the *third* page? The table **does not fit** on a phone.", "See https://example.org/reports/2025/q3 for the figures.",
        "`SELECT 1` takes as long as the rest, so it is the connection.", "Ai có số điện thoại của bên vận chuyển không?", "Let us move it to Thursday.",
        "- first the migration\n- then the index\n- then we look again", "> but why\n\nBecause nobody has asked for it yet.", "Không sao, để em làm lại.",
        "```\nerror: connection reset by peer\n  at read (socket.c:118)\n```", "I would rather wait for the numbers than guess.", "||It is the red one||",
        "The customer from Hải Phòng has written again, with two pictures and a question about the invoice of last month.", "~~Tuesday~~ Wednesday",
        "[The notes](https://example.org/notes/41) have all of it; please add what is missing before the end of the week.", "Hẹn gặp lại!", "lunch?",
        "| step | who |\n|---|---|\n| draft | Lan |\n| review | Peter |", "It rains, so the delivery will be late, perhaps by an hour, perhaps by two.",
        "What a day. The first server went at six, the second at seven, and by eight nobody remembered what the third one was for.",
    ];

    private readonly (string Text, MessageText Read)[] _pool;

    public Words(Dice dice) => _pool = [.. Enumerable.Range(0, PoolSize).Select(_ => Compose(dice)).Select(text => (text, MessageText.Of(text)))];

    public static string[] FirstNames { get; } = ["Lan", "Minh", "Hương", "Đức", "Anna", "Peter", "Mai", "Quang", "Sofia", "Jan", "Thảo", "Bình", "Clara", "Oscar", "Linh", "Tuấn"];

    public static string[] LastNames { get; } = ["Nguyễn", "Trần", "Lê", "Phạm", "Weber", "Novak", "Silva", "Đặng", "Rossi", "Hansen", "Vũ", "Hoàng"];

    public static string[] Topics { get; } = ["sales", "harbour", "kitchen", "release", "support", "phòng-họp", "garden", "invoices", "design", "night-shift", "thông-báo", "ideas"];

    public static string[] Emoji { get; } = ["👍", "❤️", "😂", "🎉", "👀", "🙏", "✅", "🔥"];

    public (string Text, MessageText Read) Say(Dice dice) => _pool[dice.Skewed(PoolSize, power: 1)];

    /// <summary>The same, to somebody by name.</summary>
    public static (string Text, MessageText Read) SayTo(Dice dice, string name)
    {
        var text = $"@{name} {dice.Pick(Sentences)}";
        return (text, MessageText.Of(text));
    }

    private static string Compose(Dice dice) => string.Join(' ', Enumerable.Range(0, 1 + dice.Skewed(4)).Select(_ => dice.Pick(Sentences)));
}
