using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>What gateways offer to an attacker: bodies that are bound and checked, guards, questions and streams.</summary>
[Gateway(Namespace)]
[UseGuards<TokenGuard>]
internal sealed class HostileGateway : IGatewayConnection
{
    public const string Namespace = "/gate";

    private static readonly TimeSpan s_askTimeout = TimeSpan.FromSeconds(1);

    public Task OnConnected(Socket socket)
    {
        socket.Emit("welcome");
        return Task.CompletedTask;
    }

    [SubscribeMessage("order")]
    public Order Place(Order order) => order;

    [SubscribeMessage("count")]
    public int Count(Dictionary<string, int> counts) => counts.Count;

    [SubscribeMessage("number")]
    public int Number(EventContext context) => context.Get<int>(0);

    [SubscribeMessage("ask")]
    public async Task<int> Ask(Socket socket) => await socket.EmitWithAck<int>("question", payload: null, s_askTimeout);

    [SubscribeMessage("bytes")]
    public int Bytes(byte[] data, string? name = null) => data.Length + (name?.Length ?? 0);

    [SubscribeMessage("stream")]
    public async IAsyncEnumerable<int> Stream(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 0; number < Math.Min(count, 10_000); number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return number;
        }
    }

    internal sealed record Order([property: Required, StringLength(40)] string Name, [property: Range(1, 100)] int Amount, IReadOnlyList<Order>? Parts, JsonElement? Note);

    internal sealed class TokenGuard : IGatewayGuard
    {
        public ValueTask<bool> CanActivate(GatewayContext context) => new(context.Socket.Handshake.GetAuth<Auth>()?.Token is not "wrong");

        private sealed record Auth(string? Token);
    }
}
