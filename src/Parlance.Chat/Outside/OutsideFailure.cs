namespace Parlance.Chat.Outside;

/// <summary>Why there is no answer.</summary>
internal enum OutsideFailure
{
    /// <summary>The guard does not let requests go there.</summary>
    Refused,

    /// <summary>The name has no address, or nobody answers at it, or its certificate is not in order.</summary>
    Unreachable,

    /// <summary>It took longer than it may.</summary>
    TooSlow,

    /// <summary>The answer is longer than it may be, packed or unpacked.</summary>
    TooLarge,

    /// <summary>It leads on, further than is followed, or to nowhere.</summary>
    TooManyRedirects,

    /// <summary>What comes back is no answer.</summary>
    Broken,
}

/// <summary>A request that came to no answer.</summary>
internal sealed class OutsideException(OutsideFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public OutsideFailure Failure { get; } = failure;
}
