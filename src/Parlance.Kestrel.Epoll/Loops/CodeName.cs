using System.Runtime.CompilerServices;

namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>Names what a continuation goes on with: <c>Http1Connection.ProcessRequestsAsync</c>.</summary>
internal static class CodeName
{
    public static string Of(in LoopWork work)
    {
        // An asynchronous method that waited is the state; its state machine is the last of the generic arguments of what holds it.
        var type = work.State?.GetType();
        while (type is { IsGenericType: true })
        {
            type = type.GetGenericArguments()[^1];
        }

        if (type is { IsNested: true, DeclaringType: { } owner } && typeof(IAsyncStateMachine).IsAssignableFrom(type))
        {
            var end = type.Name.IndexOf('>', StringComparison.Ordinal);
            return $"{owner.Name}.{(end > 1 ? type.Name[1..end] : type.Name)}";
        }

        return type?.Name ?? work.Action.Method.Name;
    }
}
