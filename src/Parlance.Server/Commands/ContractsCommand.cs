using System.CommandLine;
using Parlance.Chat.Contracts;

namespace Parlance.Server.Commands;

/// <summary>Writes the description of the socket events for programs and for TypeScript.</summary>
internal static class ContractsCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where to write asyncapi.json and events.gen.ts. It is made if there is none." };
        var command = new Command("contracts", "Write the description of all socket events: AsyncAPI 3 and types for TypeScript.") { folder };
        command.SetAction((parsed, cancel) => WriteAsync(parsed.GetRequiredValue(folder), cancel));
        return command;
    }

    private static async Task<int> WriteAsync(DirectoryInfo folder, CancellationToken cancel)
    {
        folder.Create();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "asyncapi.json"), AsyncApiDocument.Write(), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "events.gen.ts"), TypeScriptTypes.Write(), cancel);
        Console.WriteLine($"Wrote asyncapi.json and events.gen.ts to {folder.FullName}.");
        return ExitCode.Done;
    }
}
