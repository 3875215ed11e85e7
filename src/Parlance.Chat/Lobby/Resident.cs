namespace Parlance.Chat.Lobby;

/// <summary>A person who is here, on one connection or several.</summary>
internal sealed class Resident(Person person, TimeProvider clock)
{
    private readonly TokenBucket _actions = new(LobbyLimits.BurstMax, LobbyLimits.ActionsPerSecond, clock);
    private volatile Person _person = person;

    /// <summary>Changed by <see cref="Rename"/>; the id never is.</summary>
    public Person Person => _person;

    /// <summary>Guarded by the lobby's lock.</summary>
    public int Connections { get; set; }

    public void Rename(string name) => _person = _person with { Name = name };

    /// <summary>Everything that others get to see passes here, over all connections of the person.</summary>
    public void CountAction()
    {
        if (!_actions.TryTake(out var retryAfter))
        {
            throw ChatError.RateLimited(retryAfter);
        }
    }
}
