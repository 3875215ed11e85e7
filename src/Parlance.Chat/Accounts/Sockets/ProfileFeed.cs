using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Settings;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Tells this node's sockets that a profile has changed. To be called after the commit.</summary>
internal sealed class ProfileFeed(SocketIOServer io, SettingsStore settings)
{
    /// <summary>For features that show people. Handlers do not wait.</summary>
    public event Action<User>? Changed;

    public async Task TellAsync(User user, CancellationToken cancel)
    {
        Changed?.Invoke(user);
        var me = Me.Of(user, await settings.AccountTermsAsync(cancel));
        io.Of(AuthGateway.Path).To(SocketAuth.RoomOf(user.Id)).Except(Hearing.RoomWithout(Scope.MeRead)).Emit("me:change", me);
    }
}
