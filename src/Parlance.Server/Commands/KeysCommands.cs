using System.CommandLine;
using Parlance.Chat.Accounts.Operator;

namespace Parlance.Server.Commands;

/// <summary><c>keys rotate</c>.</summary>
internal static class KeysCommands
{
    public static Command Create(DataCommand data)
    {
        var rotate = new Command("rotate", "Sign access tokens with a new key. Those of the old key are taken until they expire; nobody is signed out.");
        rotate.SetAction((parsed, cancel) => data.RunAsync(
            parsed,
            async services =>
            {
                var id = await services.GetRequiredService<OperatorAccounts>().RotateSigningKeysAsync(cancel);
                Console.WriteLine($"The new signing key is {id}.");
                return ExitCode.Done;
            },
            cancel));
        return new Command("keys", "The keys that sign access tokens.") { rotate };
    }
}
