using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Parlance.Chat.Outside;

/// <summary>The feature's parts.</summary>
internal static class OutsideServices
{
    public static void AddOutside(this IServiceCollection services, OutsideOptions options)
    {
        services.AddSingleton(options).AddSingleton<OutsideClient>();
        services.TryAddSingleton<ResolveName>(static (name, cancel) => Dns.GetHostAddressesAsync(name, cancel));
    }
}
