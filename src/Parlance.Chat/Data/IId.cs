namespace Parlance.Chat.Data;

/// <summary>An id of one kind, over a UUID version 7.</summary>
/// <typeparam name="TSelf">The kind itself: <c>readonly record struct UserId(Guid Value) : IId&lt;UserId&gt;</c>.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>The id of this kind with that UUID.</summary>
    /// <param name="value">The UUID.</param>
    /// <returns>The id.</returns>
    static abstract TSelf Of(Guid value);
}
