using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Parlance.Chat.Accounts.Operator;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Server.Commands;

/// <summary>Expected failures end with one line and an exit code; anything else is a fault, and flies.</summary>
internal static class Failures
{
    public static async Task<int> ToExitCodeAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (CodeOf(exception) is { } code)
        {
            await Console.Error.WriteLineAsync($"parlance: {exception.Message.ReplaceLineEndings(" ")}");
            return code;
        }
    }

    private static int? CodeOf(Exception exception) => exception switch
    {
        UsageException => ExitCode.Usage,
        OperatorException => ExitCode.Failed,
        SchemaTooNewException or MigrationFailedException or DatabaseUnavailableException or SecretMismatchException or DbException => ExitCode.Database,
        IOException { InnerException: SocketException or AddressInUseException } => ExitCode.Failed,
        _ => null,
    };
}
