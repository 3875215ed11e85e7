using System.Diagnostics;
using System.Globalization;
using Parlance.Bench.Data;
using Parlance.Bench.Data.Comparing;
using Parlance.Bench.Data.Filling;

const string Usage = """
    Fills a database with a history as the product would have written it.
      fill --database PLACE [--messages 1000000] [--conversations 2000] [--users 1000] [--seed 1]
    Measures what a long history costs: the same work on a database with a short one and on one with a million messages, which are filled if they are empty.
      compare --short PLACE --long PLACE [--messages 1000000]
    PLACE is a file (SQLite) or a connection string (PostgreSQL).
    """;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
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
            return await CompareAsync(new(options, "--short", "--long", "--messages"), stop.Token) ? 0 : 1;
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

static async Task FillAsync(Arguments arguments, CancellationToken cancel)
{
    var standard = new FillOptions();
    var options = standard with
    {
        Messages = arguments.Number("--messages", standard.Messages),
        Conversations = arguments.Number("--conversations", standard.Conversations),
        Users = arguments.Number("--users", standard.Users),
        Seed = arguments.Number("--seed", standard.Seed),
    };
    await FillPlaceAsync(Required(arguments, "--database"), options, isKept: false, cancel);
}

static async Task<bool> CompareAsync(Arguments arguments, CancellationToken cancel)
{
    var (small, large) = (Required(arguments, "--short"), Required(arguments, "--long"));
    var standard = new FillOptions();
    await FillPlaceAsync(small, Comparison.Short, isKept: true, cancel);
    await FillPlaceAsync(large, standard with { Messages = arguments.Number("--messages", standard.Messages) }, isKept: true, cancel);
    var isFlat = await Comparison.RunAsync(small.Contains('=', StringComparison.Ordinal) ? "PostgreSQL" : "SQLite", small, large, Console.Out, cancel);
    Console.WriteLine(isFlat ? "Nothing grows with the history." : "Something grows with the history: see the ratios.");
    return isFlat;
}

static string Required(Arguments arguments, string name) => arguments.Text(name) ?? throw new UsageException($"{name}: where");

// One that is there from the last time is as good as a new one.
static async Task FillPlaceAsync(string place, FillOptions options, bool isKept, CancellationToken cancel)
{
    if (options.Fault() is { } fault)
    {
        throw new UsageException(fault);
    }

    var watch = Stopwatch.StartNew();
    await using var database = Databases.Open(place);
    await database.MigrateAsync(cancel);
    if (isKept && await database.ReadAsync(db => db.ScalarAsync<long>("SELECT COUNT(*) FROM users"), cancel) > 0)
    {
        return;
    }

    var result = await Fill.RunAsync(database, options, Report, cancel);
    Console.WriteLine($"{result.Messages} messages, {options.Conversations} conversations, {options.Users} users, {result.Members} memberships, {result.Reactions} reactions");
    Console.WriteLine($"reader {result.Reader}, longest {result.Longest}, crowded {result.Crowded}");
    Console.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s");
}

static void Report(long written)
{
    if (written > 0 && written % 100_000 is 0)
    {
        Console.Error.WriteLine($"{written} messages");
    }
}
