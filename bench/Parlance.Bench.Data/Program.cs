using System.Diagnostics;
using System.Globalization;
using Parlance.Bench.Data;
using Parlance.Bench.Data.Filling;

const string Usage = """
    Fills a database with a history as the product would have written it.
      fill --database PLACE [--messages 1000000] [--conversations 2000] [--users 1000] [--seed 1]
    PLACE is a file (SQLite) or a connection string (PostgreSQL); the database has no accounts yet.
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
    var options = new FillOptions
    {
        Messages = arguments.Number("--messages", standard.Messages),
        Conversations = arguments.Number("--conversations", standard.Conversations),
        Users = arguments.Number("--users", standard.Users),
        Seed = arguments.Number("--seed", standard.Seed),
    };
    var place = arguments.Text("--database") ?? throw new UsageException("--database: where");
    if (options.Fault() is { } fault)
    {
        throw new UsageException(fault);
    }

    var watch = Stopwatch.StartNew();
    await using var database = Databases.Open(place);
    await database.MigrateAsync(cancel);
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
