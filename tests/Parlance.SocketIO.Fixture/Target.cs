namespace Parlance.SocketIO.Fixture;

/// <summary>A broadcast operator as a test names it.</summary>
internal sealed record Target(string? From, string[]? To, string[]? In, string[]? Except, bool Volatile, bool Local, bool? Compress)
{
    public BroadcastOperator Of(Socket socket)
    {
        var chain = string.Equals(From, "socket", StringComparison.Ordinal) ? socket.Broadcast : socket.Namespace.Except([]);
        foreach (var room in To ?? [])
        {
            chain = chain.To(room);
        }

        chain = In is null ? chain : chain.In(In);
        chain = Except is null ? chain : chain.Except(Except);
        chain = Compress is { } compress ? chain.Compress(compress) : chain;
        chain = Volatile ? chain.Volatile : chain;
        return Local ? chain.Local : chain;
    }
}
