using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.PersonalSettings;

/// <summary>The events of what people choose for themselves.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class PersonalSettingsGateway(SetSetting set, ListMySettings list)
{
    [SubscribeMessage("settings:set"), Needs(Scope.MeWrite)]
    public Task<SetSetting.Changed> Set(Socket socket, SetSetting.Request request, CancellationToken cancel) =>
        set.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("settings:list"), Needs(Scope.MeRead)]
    public Task<ListMySettings.Listed> List(Socket socket, CancellationToken cancel) => list.HandleAsync(socket.Actor(), cancel);
}
