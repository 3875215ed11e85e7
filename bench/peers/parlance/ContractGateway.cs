using Parlance.SocketIO;

namespace Parlance.Bench.Parlance;

/// <summary>What every peer answers, as a gateway: a method's result is the acknowledgement.</summary>
[Gateway]
public sealed class ContractGateway
{
    [SubscribeMessage("echo")]
    public string Echo(string payload) => payload;

    [SubscribeMessage("join")]
    public Task Join(Socket socket, string room) => socket.Join(room);

    [SubscribeMessage("publish")]
    public void Publish(Socket socket, string room, string payload) => socket.To(room).Emit("msg", payload);
}
