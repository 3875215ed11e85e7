namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>Something for a loop to do.</summary>
/// <param name="Action">What.</param>
/// <param name="State">With what.</param>
/// <param name="IsCode">Whether it is the application's, which may block; or the transport's own, which never does.</param>
internal readonly record struct LoopWork(Action<object?> Action, object? State, bool IsCode);
