using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Admin;

/// <summary>The feature's parts.</summary>
internal static class AdminServices
{
    public static void AddAdmin(this IServiceCollection services) =>
        services.AddSingleton<ListUsers>().AddSingleton<GetUser>().AddSingleton<ChangeUser>().AddSingleton<EndUserSessions>().AddSingleton<SendPasswordReset>();
}
