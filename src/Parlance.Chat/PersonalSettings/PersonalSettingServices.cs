using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.PersonalSettings;

/// <summary>The feature's parts.</summary>
internal static class PersonalSettingServices
{
    public static void AddPersonalSettings(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<SetSetting>().AddSingleton<ListMySettings>();
        io.Services.AddSingleton<IFeedSource<UserSpan>, SettingFeedRows>().AddSingleton<IFarewell, LeaveSettings>();
        io.AddGateway<PersonalSettingsGateway>();
    }
}
