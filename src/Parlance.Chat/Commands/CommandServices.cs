using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.SocketIO;

namespace Parlance.Chat.Commands;

/// <summary>The feature's parts.</summary>
internal static class CommandServices
{
    public static void AddCommands(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<BuiltInCommands>().AddSingleton<ListCommands>().AddSingleton<RunCommand>().AddSingleton<RespondToCommand>().AddSingleton<RegisterCommand>();
        io.Services.AddSingleton<IFarewell, LeaveCommands>();
        io.AddGateway<CommandsGateway>();
    }
}
