using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>The gateways that share a namespace: whose event is whose, all guards before CONNECT, all hooks after it.</summary>
internal sealed class GatewayNamespace(string name, IServiceProvider services, GatewayErrors errors)
{
    private readonly List<IGatewayInit> _starting = [];
    private readonly List<object> _hooks = [];
    private readonly List<GatewayRoute> _routes = [];
    private readonly List<ConnectionGuard> _guards = [];

    public string Name => name;

    /// <summary>Adds a gateway; an event that has an owner already ends the start.</summary>
    public void Add(object gateway, GatewaySetup setup)
    {
        if (gateway is IGatewayInit init)
        {
            _starting.Add(init);
        }

        if (gateway is IGatewayConnection or IGatewayDisconnection)
        {
            _hooks.Add(gateway);
        }

        foreach (var route in setup.Routes)
        {
            if (_routes.Find(other => string.Equals(other.EventName, route.EventName, StringComparison.Ordinal)) is { } owner)
            {
                throw new InvalidOperationException(
                    $"The event '{route.EventName}' of namespace '{name}' has two owners: {owner.Owner} and {route.Owner}. Rename one of them.");
            }

            _routes.Add(route);
        }

        var metadata = setup.Parts.Metadata.ToArray();
        _guards.AddRange(setup.Parts.ConnectionGuards.Select(guard => new ConnectionGuard(guard, setup.Gateway, metadata)));
    }

    public void Start(Namespace ns)
    {
        var ready = InitAll(ns);
        if (ready.IsCompletedSuccessfully && ready.Result is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (!ready.IsCompleted || _guards.Count > 0)
        {
            ns.Guard((socket, next) => Admit(socket, next, ready));
        }

        foreach (var route in _routes)
        {
            ns.OnEvent(route.EventName, route.Handler, route.Concurrent);
        }

        if (_hooks.Count > 0)
        {
            ns.OnConnection(socket => GatewayHooks.Run(socket, _hooks, errors));
        }
    }

    private async Task<Exception?> InitAll(Namespace ns)
    {
        try
        {
            foreach (var gateway in _starting)
            {
                await gateway.AfterInit(ns).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception exception)
        {
            SocketIOLog.InitFailed(errors.Logger, exception, name);
            return exception;
        }
    }

    private async Task Admit(Socket socket, Func<Task> next, Task<Exception?> ready)
    {
        if (await ready.ConfigureAwait(false) is not null)
        {
            throw Refused();
        }

        await AskGuards(socket).ConfigureAwait(false);
        await next().ConfigureAwait(false);
    }

    private async Task AskGuards(Socket socket)
    {
        if (!_guards.Exists(guard => guard.Guard.NeedsScope))
        {
            await AskGuards(socket, services).ConfigureAwait(false);
            return;
        }

        var scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await AskGuards(socket, scope.ServiceProvider).ConfigureAwait(false);
        }
    }

    private async Task AskGuards(Socket socket, IServiceProvider provider)
    {
        foreach (var (guard, gateway, metadata) in _guards)
        {
            bool admitted;
            try
            {
                var context = new GatewayContext(socket, eventContext: null, gateway, method: null, metadata, provider);
                admitted = await guard.Get(provider).CanActivate(context).ConfigureAwait(false);
            }
            catch (GatewayException exception)
            {
                throw new ConnectErrorException(exception.Message, exception.ErrorData ?? ErrorCode(exception));
            }
            catch (Exception exception) when (ClientFault.Is(exception))
            {
                SocketIOLog.GatewayClientFailed(errors.Logger, exception, gateway.Name);
                throw new ConnectErrorException("Invalid auth");
            }
            catch (Exception exception) when (exception is not ConnectErrorException && !socket.IsEnd(exception))
            {
                SocketIOLog.GuardFailed(errors.Logger, exception, name);
                throw Refused();
            }

            if (!admitted)
            {
                throw new ConnectErrorException("Forbidden");
            }
        }
    }

    private static Dictionary<string, string> ErrorCode(GatewayException exception) => new(StringComparer.Ordinal) { ["code"] = exception.Code };

    private static ConnectErrorException Refused() => new("Internal server error");

    private sealed record ConnectionGuard(GatewayPart<IGatewayGuard> Guard, Type Gateway, object[] Metadata);
}
