using Parlance.SocketIO;

namespace Parlance.Bench.Parlance;

/// <summary>What every peer answers, as handlers of each socket.</summary>
internal static class Contract
{
    public static void Serve(Socket socket)
    {
        socket.On<string>("echo", static (payload, ack) => ack.Send(payload));
        socket.On<string>("join", async (room, ack) =>
        {
            await socket.Join(room);
            ack.Send();
        });
        socket.On<string, string>("publish", (room, payload) => socket.To(room).Emit("msg", payload));
    }
}
