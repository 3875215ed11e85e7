namespace Parlance.SocketIO;

/// <summary>The hooks of one socket. What was called when it connected is called when it has gone, and never before that has ended.</summary>
internal sealed class GatewayHooks
{
    private readonly Socket _socket;
    private readonly List<object> _gateways;
    private readonly GatewayErrors _errors;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reached;

    private GatewayHooks(Socket socket, List<object> gateways, GatewayErrors errors)
    {
        _socket = socket;
        _gateways = gateways;
        _errors = errors;
    }

    /// <summary>Calls the hooks of a socket that has just connected.</summary>
    public static Task Run(Socket socket, List<object> gateways, GatewayErrors errors)
    {
        var hooks = new GatewayHooks(socket, gateways, errors);

        // First this: a hook may disconnect its socket.
        socket.OnDisconnect(hooks.Disconnected);
        return hooks.Connected();
    }

    private async Task Connected()
    {
        try
        {
            await CallConnected().ConfigureAwait(false);
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private async Task CallConnected()
    {
        foreach (var gateway in _gateways)
        {
            if (!_socket.Connected)
            {
                return;
            }

            _reached++;
            if (gateway is IGatewayConnection hook && !await Try(hook).ConfigureAwait(false))
            {
                _socket.Disconnect();
                return;
            }
        }
    }

    private async Task<bool> Try(IGatewayConnection hook)
    {
        try
        {
            await hook.OnConnected(_socket).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (_socket.Disconnected.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception) when (exception is GatewayException || ClientFault.Is(exception))
        {
            GatewayAnswer.Tell(_socket, _errors.Describe(exception, hook.GetType().Name));
            return false;
        }
        catch (Exception exception)
        {
            SocketIOLog.ConnectedFailed(_errors.Logger, exception, hook.GetType().Name, _socket.Id);
            GatewayAnswer.Tell(_socket, GatewayErrorJson.Internal);
            return false;
        }
    }

    private async Task Disconnected(DisconnectReason reason)
    {
        await _ended.Task.ConfigureAwait(false);
        foreach (var hook in _gateways.Take(_reached).OfType<IGatewayDisconnection>())
        {
            try
            {
                await hook.OnDisconnected(_socket, reason).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                SocketIOLog.DisconnectedFailed(_errors.Logger, exception, hook.GetType().Name, _socket.Id);
            }
        }
    }
}
