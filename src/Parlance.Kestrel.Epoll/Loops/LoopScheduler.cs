using System.IO.Pipelines;

namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>Runs the continuations of a connection's pipes on its loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="isCode">Whether they are the application's.</param>
internal sealed class LoopScheduler(EpollLoop loop, bool isCode) : PipeScheduler
{
    public override void Schedule(Action<object?> action, object? state) => loop.Schedule(new LoopWork(action, state, isCode));
}
