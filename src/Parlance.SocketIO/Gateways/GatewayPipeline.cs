using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>What stands around a handler: a service scope, guards, interceptors, filters. A handler with none of them is called directly.</summary>
internal sealed class GatewayPipeline
{
    private readonly GatewayMethod _method;
    private readonly GatewayMethodSetup _setup;
    private readonly GatewayPart<IGatewayGuard>[] _guards;
    private readonly GatewayPart<IGatewayExceptionFilter>[] _filters;
    private readonly object[] _metadata;
    private readonly GatewayNext _chain;

    private GatewayPipeline(GatewayMethod method)
    {
        _method = method;
        _setup = method.Setup;
        var (outer, inner) = (_setup.ClassParts, _setup.Parts);
        _guards = [.. outer.EventGuards, .. inner.EventGuards];
        _filters = [.. inner.Filters, .. outer.Filters];
        _metadata = [.. inner.Metadata, .. outer.Metadata];
        _chain = Chain([.. outer.Interceptors, .. inner.Interceptors]);
    }

    /// <summary>The handler of a method, with as little around it as it needs.</summary>
    public static Func<EventContext, ValueTask> HandlerOf(GatewayMethod method)
    {
        var pipeline = new GatewayPipeline(method);
        if (pipeline.NeedsScope)
        {
            return pipeline.RunInScope;
        }

        return pipeline.IsEmpty ? context => method.Run(context, call: null) : context => pipeline.Run(context, pipeline._setup.Services.Root);
    }

    private bool IsEmpty => _guards.Length == 0 && _filters.Length == 0 && _setup.Parts.Interceptors.Count == 0 && _setup.ClassParts.Interceptors.Count == 0;

    private bool NeedsScope =>
        _setup.NeedsScope
        || _guards.Any(part => part.NeedsScope)
        || _filters.Any(part => part.NeedsScope)
        || _setup.Parts.Interceptors.Concat(_setup.ClassParts.Interceptors).Any(part => part.NeedsScope);

    private async ValueTask RunInScope(EventContext context)
    {
        try
        {
            var scope = _setup.Services.Root.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await Run(context, scope.ServiceProvider).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // The event was answered already: only the disposal can end here.
            SocketIOLog.ScopeFailed(_setup.Errors.Logger, exception, _setup.DisplayName);
        }
    }

    private async ValueTask Run(EventContext context, IServiceProvider services)
    {
        var call = new GatewayContext(context.Socket, context, _setup.Gateway, _setup.Name, _metadata, services);
        try
        {
            foreach (var guard in _guards)
            {
                if (!await guard.Get(services).CanActivate(call).ConfigureAwait(false))
                {
                    throw Refusal();
                }
            }

            var result = await _chain(call).ConfigureAwait(false);
            if (!_setup.AcksItself)
            {
                GatewayAnswer.Complete(context, result);
            }
        }
        catch (Exception exception)
        {
            await Catch(call, context, exception).ConfigureAwait(false);
        }
    }

    private async Task Catch(GatewayContext call, EventContext context, Exception exception)
    {
        try
        {
            foreach (var filter in _filters)
            {
                if (await filter.Get(call.Services).Catch(exception, call).ConfigureAwait(false) is { } answer)
                {
                    GatewayAnswer.Replace(context, answer);
                    return;
                }
            }
        }
        catch (Exception second)
        {
            // A filter that fails has said nothing; what it threw is the failure now.
            exception = second;
        }

        _setup.Errors.Answer(context, _setup, exception);
    }

    /// <summary>Built once, so that an event costs no closure.</summary>
    private GatewayNext Chain(GatewayPart<IGatewayInterceptor>[] interceptors)
    {
        GatewayNext next = Invoke;
        foreach (var interceptor in interceptors.Reverse())
        {
            var inner = next;
            next = context => interceptor.Get(context.Services).Intercept(context, inner);
        }

        return next;
    }

    private async ValueTask<object?> Invoke(GatewayContext call)
    {
        call.Result = null;
        await _method.Run(call.Event!, call).ConfigureAwait(false);
        return call.Result;
    }

    private static GatewayException Refusal() => new(GatewayException.ForbiddenCode, "Forbidden");
}
