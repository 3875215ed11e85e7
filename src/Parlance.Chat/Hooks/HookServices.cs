using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO;

namespace Parlance.Chat.Hooks;

/// <summary>The feature's parts.</summary>
internal static class HookServices
{
    public static void AddHooks(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<CreateHook>().AddSingleton<ChangeHook>().AddSingleton<RemoveHook>().AddSingleton<ListHooks>()
            .AddSingleton<HookBearer>().AddSingleton<PostThroughHook>();
        io.AddGateway<HooksGateway>();
    }
}
