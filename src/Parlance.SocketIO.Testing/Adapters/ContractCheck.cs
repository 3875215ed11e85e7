namespace Parlance.SocketIO.Testing;

/// <summary>Assertions without a test framework.</summary>
internal static class ContractCheck
{
    public static void That(bool condition, string demand)
    {
        if (!condition)
        {
            throw new AdapterContractException(demand);
        }
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new AdapterContractException($"{what}: expected {expected}, found {actual}");
        }
    }

    /// <summary>The same items in the same order.</summary>
    public static void Sequence(IEnumerable<string> expected, IEnumerable<string> actual, string what)
    {
        var (wanted, found) = (string.Join(" | ", expected), string.Join(" | ", actual));
        if (!string.Equals(wanted, found, StringComparison.Ordinal))
        {
            throw new AdapterContractException($"{what}: expected [{wanted}], found [{found}]");
        }
    }

    /// <summary>The same items in any order.</summary>
    public static void Set(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Sequence(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal), what);

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action, string what)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (TException expected)
        {
            return expected;
        }

        throw new AdapterContractException($"{what}: expected {typeof(TException).Name}");
    }
}
