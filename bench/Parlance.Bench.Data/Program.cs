using System.Globalization;
using Parlance.Bench.Data;
using Parlance.Bench.Data.Comparing;
using Parlance.Bench.Data.Filling;

const string Usage = """
    Fills a database with a history as the product would have written it.
      fill --database PLACE [--messages 1000000] [--conversations 2000] [--users 1000] [--seed 1]
    PLACE is a file (SQLite) or a connection string (PostgreSQL); the database has no accounts yet.

    Compares what a short history costs and one of a million messages, which are filled first.
      compare --folder FOLDER [--server CONNECTION] [--messages 1000000]
    FOLDER gets the files of SQLite, and keeps them for the next time; CONNECTION is a superuser's, of a PostgreSQL.

    Says how long searches take in a database that was filled.
      search --database PLACE
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
try
{
    switch (args)
    {
        case ["fill", .. var options]:
            await FillAsync(new(options, "--database", "--messages", "--conversations", "--users", "--seed"), stop.Token);
            return 0;
        case ["compare", .. var options]:
            return await CompareAsync(new(options, "--folder", "--server", "--messages"), stop.Token) ? 0 : 1;
        case ["search", .. var options]:
            return await Searches.RunAsync(Required(new(options, "--database"), "--database"), Console.Out, stop.Token) ? 0 : 1;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (UsageException mistake)
{
    Console.Error.WriteLine($"{mistake.Message}\n\n{Usage}");
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}

static Task FillAsync(Arguments arguments, CancellationToken cancel)
{
    var standard = new FillOptions();
    var options = new FillOptions
    {
        Messages = arguments.Number("--messages", standard.Messages),
        Conversations = arguments.Number("--conversations", standard.Conversations),
        Users = arguments.Number("--users", standard.Users),
        Seed = arguments.Number("--seed", standard.Seed),
    };
    return Databases.FillAsync(Required(arguments, "--database"), options, isKept: false, Console.Out, cancel);
}

static async Task<bool> CompareAsync(Arguments arguments, CancellationToken cancel)
{
    var folder = Directory.CreateDirectory(Required(arguments, "--folder")).FullName;
    var isFlat = await BothDatabases.RunAsync(folder, arguments.Text("--server"), arguments.Number("--messages", new FillOptions().Messages), Console.Out, cancel);
    Console.WriteLine(isFlat ? "Nothing grows with the history." : "Something grows with the history: see the ratios.");
    return isFlat;
}

static string Required(Arguments arguments, string name) => arguments.Text(name) ?? throw new UsageException($"{name}: where");
