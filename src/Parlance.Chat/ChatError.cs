namespace Parlance.Chat;

/// <summary>An expected refusal, told to the client by its code. One constructor for each cause; anything else that is thrown is a fault.</summary>
internal sealed class ChatError : Exception
{
    private ChatError(string code, string message, TimeSpan? retryAfter = null)
        : base(message)
    {
        Code = code;
        RetryAfter = retryAfter;
    }

    /// <summary>The cause, stable for clients.</summary>
    public string Code { get; }

    /// <summary>When the same request may be made again.</summary>
    public TimeSpan? RetryAfter { get; }

    public static ChatError Invalid(string field, string expected) => new("invalid", $"{field}: {expected}");

    public static ChatError NotEntered() => new("not_entered", "Say who you are first, with lobby:enter.");

    public static ChatError NotMember() => new("not_member", "You are not in that room.");

    public static ChatError TooManyRooms() => new("too_many_rooms", "There are as many rooms as there may be.");

    public static ChatError RoomLimit(int limit) => new("room_limit", $"One connection can be in {limit} rooms.");

    public static ChatError Full() => new("full", "As many people are here as fit.");

    public static ChatError RateLimited(TimeSpan retryAfter) => new("rate_limited", "That was a little fast.", retryAfter);
}
