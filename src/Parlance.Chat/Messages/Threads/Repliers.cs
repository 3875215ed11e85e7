using Parlance.Chat.Accounts;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The people who are shown with a thread, as they lie in the database: sixteen bytes each.</summary>
internal static class Repliers
{
    /// <summary>As many faces as there is room for beside a message.</summary>
    public const int Max = 5;

    private const int IdBytes = 16;

    public static IReadOnlyList<UserId> Of(byte[]? bytes) => bytes is null ? [] : [.. bytes.Chunk(IdBytes).Select(id => new UserId(new Guid(id, bigEndian: true)))];

    public static byte[]? ToBytes(IReadOnlyCollection<UserId> people) => people.Count is 0 ? null : [.. people.SelectMany(person => person.Value.ToByteArray(bigEndian: true))];

    /// <summary>The same with one more who replied, if there is room and they are not there yet.</summary>
    public static byte[]? With(byte[]? bytes, UserId person)
    {
        var people = Of(bytes);
        return people.Count >= Max || people.Contains(person) ? bytes : ToBytes([.. people, person]);
    }
}
