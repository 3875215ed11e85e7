using System.Text.Json.Serialization;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts;

/// <summary>A person or bot with an account here.</summary>
/// <param name="Value">A UUID version 7.</param>
[JsonConverter(typeof(IdJsonConverter<UserId>))]
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    /// <summary>An id for a new user.</summary>
    /// <param name="clock">Its time is part of the id.</param>
    /// <returns>The id.</returns>
    public static UserId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static UserId Of(Guid value) => new(value);

    /// <summary>Reads the id from a route or a token.</summary>
    /// <param name="text">A UUID with hyphens.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether the text was one.</returns>
    public static bool TryParse(string? text, out UserId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value);
        id = new UserId(value);
        return valid;
    }

    /// <summary>The UUID in lower case with hyphens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString();
}
