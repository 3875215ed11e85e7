using System.Net;
using System.Net.Sockets;

namespace Parlance.Chat.Outside;

/// <summary>
/// Makes the connections: resolves the name itself, looks at every address that it has, and connects to one of those that it has looked at. Nothing
/// resolves the name a second time, so that it cannot have become another one in between.
/// </summary>
internal sealed class OutsideConnector(OutsidePolicy policy, ResolveName resolve)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var addresses = await AddressesAsync(host, cancel);
        // One that is wrong among others is not passed over: a name that is half outside is nobody's honest name.
        if (addresses.Any(address => !policy.Allows(host, address)))
        {
            throw new OutsideException(OutsideFailure.Refused, "The address is not one of the public internet.");
        }

        return await ConnectAsync(addresses, port, cancel);
    }

    private async Task<List<IPAddress>> AddressesAsync(string host, CancellationToken cancel)
    {
        IPAddress[] found;
        try
        {
            found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new OutsideException(OutsideFailure.Unreachable, "The name has no address.", exception);
        }

        return found.Length is > 0 and <= OutsideLimits.AddressesMax
            ? [.. found.Select(AddressBlocks.Plain).Distinct()]
            : throw new OutsideException(OutsideFailure.Unreachable, "The name has no address.");
    }

    private static async Task<Stream> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken cancel)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                last = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new OutsideException(OutsideFailure.Unreachable, "Nobody answers there.", last);
    }
}
