using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Data;

/// <summary>Places and lines, in every mixture: see also the tests of the databases, and of what sockets hear.</summary>
public sealed class CommitOrderTests
{
    private const int Transactions = 2000;
    private const int AtOnceMax = 20;
    private static readonly string[] Lines = ["a", "b", "c", "d", "e"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_mixture_each_line_keeps_its_order_and_nothing_is_left_of_it(int seed)
    {
        var random = new Random(seed);
        var order = new CommitOrder();
        var under = new List<(int Number, CommitPlace Place)>();
        var done = new List<(int Number, CommitPlace Place)>();
        var undone = new HashSet<int>();
        for (var number = 0; number < Transactions || under.Count > 0;)
        {
            if (number < Transactions && under.Count < AtOnceMax && random.Next(2) == 0)
            {
                var place = new CommitPlace(random.GetItems(Lines, random.Next(1, Lines.Length)).ToHashSet(StringComparer.Ordinal));
                under.Add((number++, place));
                order.Enter(place);
            }
            else if (under.Count > 0)
            {
                var ended = under[random.Next(under.Count)];
                under.Remove(ended);
                var isDone = random.Next(4) > 0 || !undone.Add(ended.Number);
                order.Leave(ended.Place, isDone ? [() => done.Add(ended)] : []);
            }
        }

        Assert.Equal(Transactions - undone.Count, done.Count);
        Assert.All(Lines, line => Assert.Equal(Of(line).Order(), Of(line)));
        Assert.Equal(0, order.Lines);

        IEnumerable<int> Of(string line) => done.Where(each => each.Place.Lines.Contains(line)).Select(each => each.Number);
    }

    [Fact]
    public void Nothing_waits_that_has_no_line_in_common_with_one_that_is_late()
    {
        var order = new CommitOrder();
        var done = new List<string>();
        var (late, behind, apart) = (new CommitPlace(["a"]), new CommitPlace(["a", "b"]), new CommitPlace(["c"]));
        order.Enter(late);
        order.Enter(behind);
        order.Enter(apart);

        order.Leave(behind, [() => done.Add("behind")]);
        order.Leave(apart, [() => done.Add("apart")]);
        Assert.Equal(["apart"], done);

        order.Leave(late, []);
        Assert.Equal(["apart", "behind"], done);
        Assert.Equal(0, order.Lines);
    }
}
