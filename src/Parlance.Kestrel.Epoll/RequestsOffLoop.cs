using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Parlance.Kestrel.Epoll.Loops;

namespace Parlance.Kestrel.Epoll;

/// <summary>
/// Moves each HTTP request to the thread pool before the application sees it: applications block, now and then, and a loop has other connections.
/// What an application reads from a connection afterwards, such as an upgraded one, goes on on the loop.
/// </summary>
internal sealed class RequestsOffLoop : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static next => context => LoopRun.Current is null ? next(context) : MoveAsync(next, context));
        next(app);
    };

    private static async Task MoveAsync(RequestDelegate next, HttpContext context)
    {
        await default(ToThreadPool);
        await next(context).ConfigureAwait(false);
    }

    private readonly struct ToThreadPool : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public ToThreadPool GetAwaiter() => this;

        public void GetResult()
        {
            // Nothing comes of it.
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static continuation => continuation(), continuation, preferLocal: false);
    }
}
