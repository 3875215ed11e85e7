using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Limits;
using Parlance.Peers;
using Parlance.SocketIO;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>Everything that can be done in conversations, tried by everybody, over HTTP and through the official client, against a table that was written by hand.</summary>
[Trait("pace", "thorough")]
public sealed class PermissionTableTests
{
    private static readonly string[] Conversations = ["channel", "direct", "group"];

    public static TheoryData<Door> Doors { get; } = Transports.IsPollingTried ? [Door.Http, Door.WebSocket, Door.Polling] : [Door.Http, Door.WebSocket];

    [Theory, MemberData(nameof(Doors))]
    public async Task Every_event_answers_everybody_as_the_table_says(Door door)
    {
        await using var client = door is Door.Http ? null : await OfficialClient.StartAsync();

        // Who does so much at once is told to wait; here nobody is.
        await using var app = await ChatApp.StartAsync(configure: services => services.AddSingleton(new RateLimiter(new HastyTimeProvider())));
        var cast = await Cast.GatherAsync(app, door, client);
        var wrong = new List<string>();

        foreach (var kind in PermissionTable.Read().GroupBy(row => row.Kind, StringComparer.Ordinal))
        {
            Stage? stage = null;
            foreach (var row in kind)
            {
                stage ??= await Stage.SetAsync(cast, kind.Key);
                var operation = Operation.All.Single(operation => string.Equals(operation.Row, row.Name, StringComparison.Ordinal));
                foreach (var cell in row.Cells.Where(cell => cell.Expected is not "." && !(door is Door.Http && operation.OnSocketsOnly)))
                {
                    wrong.AddRange(await TryAsync(cast, stage, row, cell, operation));
                }

                stage = operation.MovesActor ? null : stage;
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_event_has_a_row_and_every_row_is_an_event()
    {
        var events = typeof(ChatOptions).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GatewayAttribute>() is not null)
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<SubscribeMessageAttribute>())
            .Select(subscription => subscription.EventName);
        var rows = PermissionTable.Read();

        Assert.Equal(events.Order(StringComparer.Ordinal), rows.Select(row => row.Name.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(Operation.All.Select(operation => operation.Row).Order(StringComparer.Ordinal), rows.Select(row => row.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        // Whatever is done in a conversation has a row for each kind of them.
        Assert.All(
            rows.Where(row => Conversations.Contains(row.Kind, StringComparer.Ordinal)).GroupBy(row => row.Name, StringComparer.Ordinal),
            group => Assert.Equal(Conversations, group.Select(row => row.Kind).Order(StringComparer.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> TryAsync(Cast cast, Stage stage, PermissionTable.Row row, PermissionTable.Cell cell, Operation operation)
    {
        var wrong = new List<string>();
        var attempt = await stage.TryAsync(cell.Role, operation);
        var answer = await cast.AskAsync(cell.Role, operation, attempt);
        if (!string.Equals(cell.Expected, answer.Word, StringComparison.Ordinal))
        {
            wrong.Add($"[{row.Kind}] {row.Name}, {cell.Role}: {cell.Expected} expected, but it was {answer.Word}");
        }

        if (answer.Word is "-" or "invalid")
        {
            // What is not theirs must not be told from what is not there.
            var nowhere = Guid.CreateVersion7().ToString();
            var nothing = await cast.AskAsync(cell.Role, operation, row.Kind is "server" or "person" ? attempt with { Person = nowhere } : attempt with { Conversation = nowhere });
            if (!string.Equals(nothing.Text, answer.Text, StringComparison.Ordinal))
            {
                wrong.Add($"[{row.Kind}] {row.Name}, {cell.Role}: {answer.Text} tells what is there from what is not: {nothing.Text}");
            }
        }

        if (operation.TakesPersonOut && answer.Word is "ok")
        {
            stage.LosePrey();
        }

        return wrong;
    }

    private sealed class HastyTimeProvider : TimeProvider
    {
        private long _hours;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _hours) * TimeSpan.TicksPerHour;
    }
}
