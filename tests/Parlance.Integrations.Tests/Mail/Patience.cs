namespace Parlance.Integrations.Tests.Mail;

/// <summary>Every await of these tests ends.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task Soon(this Task task) => task.WaitAsync(Limit, Token);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, Token);
}
