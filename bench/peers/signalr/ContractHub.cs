using Microsoft.AspNetCore.SignalR;

namespace Parlance.Bench.SignalR;

/// <summary>What every peer answers, as hub methods: their result is the acknowledgement.</summary>
internal sealed class ContractHub : Hub
{
#pragma warning disable CA1822 // A hub's methods are those of its instances.
    public string Echo(string payload) => payload;
#pragma warning restore CA1822

    public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room, Context.ConnectionAborted);

    public Task Publish(string room, string payload) => Clients.OthersInGroup(room).SendAsync("msg", payload, Context.ConnectionAborted);
}
