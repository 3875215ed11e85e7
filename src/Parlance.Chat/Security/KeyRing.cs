using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parlance.Chat.Security;

/// <summary>
/// ASP.NET Core's Data Protection with its keys in the database, sealed under the master secret, so that every node and every restart opens what
/// another has protected.
/// </summary>
internal static class KeyRing
{
    // Part of what every protected value is bound to: by default it is the program's path, which differs from node to node.
    private const string ApplicationName = "parlance";

    public static void AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddSingleton<KeyRingRepository>().AddSingleton<KeyRingEncryptor>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = provider.GetRequiredService<KeyRingRepository>();
            options.XmlEncryptor = provider.GetRequiredService<KeyRingEncryptor>();
        }));
    }
}
