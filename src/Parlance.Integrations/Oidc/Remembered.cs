using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>
/// Something that a provider publishes, kept for a while. One request at a time fetches it; a provider that failed is left alone for a moment;
/// what is known goes on being used when its renewal fails.
/// </summary>
internal sealed class Remembered<T>(Func<CancellationToken, Task<T>> fetch, TimeProvider clock, Action<string> renewalFailed) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _fetching = new(1);
    private State _state = new(Value: null, Fetched: DateTimeOffset.MinValue, Failed: DateTimeOffset.MinValue, Failure: null);

    public async Task<T> GetAsync(CancellationToken cancel) =>
        Volatile.Read(ref _state) is { Value: { } value } state && IsFresh(state, OidcLimits.GoodFor) ? value : await FetchAsync(OidcLimits.GoodFor, cancel);

    /// <summary>Fetches it again, unless that was done just now.</summary>
    public Task<T> RefetchAsync(CancellationToken cancel) => FetchAsync(OidcLimits.RefetchEvery, cancel);

    public void Dispose() => _fetching.Dispose();

    private async Task<T> FetchAsync(TimeSpan unlessYoungerThan, CancellationToken cancel)
    {
        await _fetching.WaitAsync(cancel);
        try
        {
            var known = _state;
            if (known.Value is { } value && (IsFresh(known, unlessYoungerThan) || IsResting(known)))
            {
                return value;
            }

            if (IsResting(known))
            {
                throw Distrust.Unavailable(known.Failure!);
            }

            return await FetchNowAsync(known, cancel);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<T> FetchNowAsync(State known, CancellationToken cancel)
    {
        try
        {
            var fetched = await fetch(cancel);
            Volatile.Write(ref _state, new(fetched, clock.GetUtcNow(), DateTimeOffset.MinValue, Failure: null));
            return fetched;
        }
        catch (IdentityProviderException exception)
        {
            Volatile.Write(ref _state, known with { Failed = clock.GetUtcNow(), Failure = exception.Message });
            if (known.Value is null)
            {
                throw;
            }

            renewalFailed(exception.Message);
            return known.Value;
        }
    }

    private bool IsFresh(State state, TimeSpan age) => clock.GetUtcNow() - state.Fetched < age;

    private bool IsResting(State state) => clock.GetUtcNow() - state.Failed < OidcLimits.RestAfterFailure;

    private sealed record State(T? Value, DateTimeOffset Fetched, DateTimeOffset Failed, string? Failure);
}
