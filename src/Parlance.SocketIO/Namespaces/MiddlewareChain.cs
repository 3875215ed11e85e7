namespace Parlance.SocketIO;

/// <summary>Middlewares, each of which decides whether the next one runs.</summary>
internal sealed class MiddlewareChain<T>
{
    private readonly HandlerList<Func<T, Func<Task>, Task>> _middlewares;

    public MiddlewareChain()
        : this(new HandlerList<Func<T, Func<Task>, Task>>())
    {
    }

    private MiddlewareChain(HandlerList<Func<T, Func<Task>, Task>> middlewares) => _middlewares = middlewares;

    public bool IsEmpty => _middlewares.Items.Length == 0;

    public void Add(Func<T, Func<Task>, Task> middleware) => _middlewares.Add(middleware);

    public MiddlewareChain<T> Copy() => new(_middlewares.Copy());

    /// <returns>Whether the end was reached: every middleware called its <c>next</c>.</returns>
    public async Task<bool> RunAsync(T value)
    {
        var middlewares = _middlewares.Items;
        var reached = false;
        await Run(0).ConfigureAwait(false);
        return reached;

        Task Run(int index)
        {
            if (index == middlewares.Length)
            {
                reached = true;
                return Task.CompletedTask;
            }

            return middlewares[index](value, () => Run(index + 1));
        }
    }
}
