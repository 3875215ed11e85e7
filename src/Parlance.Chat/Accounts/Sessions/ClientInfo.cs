using Microsoft.AspNetCore.Http;

namespace Parlance.Chat.Accounts.Sessions;

/// <summary>What is known of the device behind a request.</summary>
/// <param name="Device">What it calls itself.</param>
/// <param name="Address">Where it comes from. Behind a proxy, what a configured proxy says.</param>
internal sealed record ClientInfo(string Device, string Address)
{
    public static ClientInfo Of(HttpContext context)
    {
        var agent = new string([.. context.Request.Headers.UserAgent.ToString().Where(c => c is >= ' ' and < (char)127).Take(SessionLimits.DeviceCharsMax)]);
        return new(agent, AddressOf(context));
    }

    /// <summary>The address, an IPv4 one as such even where the socket speaks IPv6.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
