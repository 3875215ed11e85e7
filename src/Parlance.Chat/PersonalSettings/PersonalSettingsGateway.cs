using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.PersonalSettings;

/// <summary>The events of what people choose for themselves.</summary>
[Gateway(AuthGateway.Path)]
[UseFilters<ChatErrorFilter>]
internal sealed class PersonalSettingsGateway(SetSetting set, ListMySettings list)
{
    [SubscribeMessage("settings:set"), UseGuards<MayWrite>]
    public Task<SetSetting.Changed> Set(Socket socket, SetSetting.Request request, CancellationToken cancel) =>
        set.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("settings:list")]
    public Task<ListMySettings.Listed> List(Socket socket, CancellationToken cancel) => list.HandleAsync(socket.Actor(), cancel);
}
