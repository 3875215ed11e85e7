using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The feature's parts. The providers themselves are the caller's to add, as <see cref="IIdentityProvider"/>.</summary>
internal static class ProviderServices
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderDirectory>().AddSingleton<ProviderTrips>().AddSingleton<LinkedProviders>().AddSingleton<WaysToSignIn>();
        services.AddSingleton<StartProviderTrip>().AddSingleton<FinishProviderTrip>();
        services.AddSingleton<ProviderSignIn>().AddSingleton<RegisterFromProvider>().AddSingleton<LinkProvider>().AddSingleton<UnlinkProvider>();
    }
}
