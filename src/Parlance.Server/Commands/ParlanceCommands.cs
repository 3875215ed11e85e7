using System.CommandLine;
using System.CommandLine.Help;

namespace Parlance.Server.Commands;

/// <summary>The command line: the grammar, and which command does what.</summary>
/// <param name="build">Composes the program, as for the server: every command works through the same parts.</param>
/// <param name="map">Says what the server answers.</param>
internal sealed class ParlanceCommands(Func<ServerOptions, WebApplication> build, Action<WebApplication> map)
{
    private readonly ServerArguments _arguments = new();

    public async Task<int> RunAsync(string[] args)
    {
        // No response files: an argument that begins with @ is an argument.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [var error, ..] && parsed.Action is not HelpAction)
        {
            await Console.Error.WriteLineAsync($"parlance: {error.Message.ReplaceLineEndings(" ")} --help lists what there is.");
            return ExitCode.Usage;
        }

        // Signals are the host's: it drains. Any other command is cut off, and its transaction with it.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await Failures.ToExitCodeAsync(() => parsed.InvokeAsync(configuration));
    }

    private RootCommand Root()
    {
        var root = new RootCommand("Parlance, a chat of your own. Without a command it serves.");
        _arguments.AddDataTo(root);
        _arguments.AddTo(root);
        root.SetAction((parsed, _) => ServeAsync(parsed));

        var serve = new Command("serve", "Start the server. Ctrl-C ends it.");
        _arguments.AddTo(serve);
        serve.SetAction((parsed, _) => ServeAsync(parsed));

        var migrate = new Command("migrate", "Make the database, or bring it up to date, and end. The server does so by itself when it starts.");
        migrate.SetAction((parsed, cancel) => MigrateCommand.RunAsync(build, _arguments.ReadData(parsed), cancel));

        var data = new DataCommand(build, _arguments);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(migrate);
        root.Subcommands.Add(new UserCommands(data).Create());
        root.Subcommands.Add(KeysCommands.Create(data));
        root.Subcommands.Add(ContractsCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create(build, _arguments));
        return root;
    }

    private Task<int> ServeAsync(ParseResult parsed) => ServeCommand.RunAsync(build, map, _arguments.Read(parsed));
}
