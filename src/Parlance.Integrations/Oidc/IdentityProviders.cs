using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.GitHub;

namespace Parlance.Integrations.Oidc;

/// <summary>The way into the identity providers.</summary>
public static class IdentityProviders
{
    /// <summary>Adds an <see cref="IIdentityProvider"/> for each section of <c>Parlance:Identity</c>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The program's whole configuration.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="OptionsValidationException">A provider is configured wrongly; each failure names the setting and the mend.</exception>
    public static IServiceCollection AddIdentityProviders(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = IdentitySettings.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProviderHttp>(_ => new ProviderHttp());
        foreach (var oidc in settings.Oidc)
        {
            services.AddSingleton<IIdentityProvider>(provider => new OidcProvider(
                oidc, provider.GetRequiredService<ProviderHttp>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OidcProvider>>()));
        }

        foreach (var gitHub in settings.GitHub)
        {
            services.AddSingleton<IIdentityProvider>(provider => new GitHubProvider(gitHub, provider.GetRequiredService<ProviderHttp>()));
        }

        return services;
    }
}
