using System.Text.Json.Serialization;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts;

/// <summary>One signed-in device of one user.</summary>
/// <param name="Value">A UUID version 7.</param>
[JsonConverter(typeof(IdJsonConverter<SessionId>))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    /// <summary>An id for a new session.</summary>
    /// <param name="clock">Its time is part of the id.</param>
    /// <returns>The id.</returns>
    public static SessionId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static SessionId Of(Guid value) => new(value);

    /// <summary>Reads the id from a route or a token.</summary>
    /// <param name="text">A UUID with hyphens.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether the text was one.</returns>
    public static bool TryParse(string? text, out SessionId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value);
        id = new SessionId(value);
        return valid;
    }

    /// <summary>The UUID in lower case with hyphens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString();
}
