using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Admin.Conversations;
using Parlance.Chat.Admin.Statistics;

namespace Parlance.Chat.Admin;

/// <summary>The feature's parts.</summary>
internal static class AdminServices
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<ListUsers>().AddSingleton<GetUser>().AddSingleton<ChangeUser>().AddSingleton<EndUserSessions>().AddSingleton<ListUserSessions>()
            .AddSingleton<SendPasswordReset>().AddSingleton<ListServerConversations>().AddSingleton<ListServerMembers>().AddSingleton<ReadStatistics>();
        services.AddSingleton<CountStatistics>().AddHostedService(static provider => provider.GetRequiredService<CountStatistics>());
    }
}
