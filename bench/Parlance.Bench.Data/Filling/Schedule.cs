namespace Parlance.Bench.Data.Filling;

/// <summary>In which conversation each message is said: a tenth in the first one, and in the others as it is everywhere, much in few and little in many.</summary>
internal static class Schedule
{
    private const double LongestShare = 0.1;

    /// <summary>A page and a bit, in each of the reader's conversations, as far as there are enough messages.</summary>
    private const int ReadersLeast = 60;

    public static int[] Make(Dice dice, int rooms, int messages)
    {
        var counts = new int[rooms];
        Array.Fill(counts, messages / rooms / 2);
        for (var room = 0; room < rooms && House.IsReaders(room) && messages > 2 * ReadersLeast * House.ReadersRooms; room++)
        {
            counts[room] = Math.Max(counts[room], ReadersLeast);
        }

        counts[0] = Math.Max(counts[0], (int)(messages * LongestShare));
        var weights = Weights(dice, rooms);
        var (left, total) = (messages - counts.Sum(), weights.Sum());
        for (var room = 1; room < rooms; room++)
        {
            counts[room] += (int)(left * (weights[room] / total));
        }

        // What the rounding has left over.
        counts[1] += messages - counts.Sum();
        var schedule = counts.SelectMany((count, room) => Enumerable.Repeat(room, count)).ToArray();
        dice.Shuffle<int>(schedule);
        return schedule;
    }

    // One over the rank, as words and cities are; which conversation has which rank is chance.
    private static double[] Weights(Dice dice, int rooms)
    {
        var weights = Enumerable.Range(1, rooms).Select(rank => 1.0 / (rank + 8)).ToArray();
        dice.Shuffle<double>(weights);
        weights[0] = 0;
        return weights;
    }
}
