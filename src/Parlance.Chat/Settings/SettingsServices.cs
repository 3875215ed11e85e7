using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Settings;

/// <summary>The feature's parts.</summary>
internal static class SettingsServices
{
    public static void AddSettings(this IServiceCollection services) =>
        services.AddSingleton<GetServer>().AddSingleton<ChangeSettings>();
}
