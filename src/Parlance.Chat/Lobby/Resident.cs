namespace Parlance.Chat.Lobby;

/// <summary>A person who is here, on one connection or several.</summary>
internal sealed class Resident(Person person, TimeProvider clock)
{
    private readonly TokenBucket _actions = new(LobbyLimits.BurstMax, LobbyLimits.ActionsPerSecond, clock);
    private readonly Lock _nameGate = new();
    private volatile Person _person = person;
    private long _version;

    /// <summary>Changed by <see cref="Rename"/>; the id never is.</summary>
    public Person Person => _person;

    /// <summary>Guarded by the lobby's lock.</summary>
    public int Connections { get; set; }

    /// <summary>Takes the name of a version of the account, unless a later one is known already.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">Counts up with each change of the account.</param>
    /// <param name="tell">Called when the name is another than before. Names are told in their order.</param>
    public void Rename(string name, long version, Action<Person> tell)
    {
        lock (_nameGate)
        {
            if (version <= _version)
            {
                return;
            }

            _version = version;
            if (!string.Equals(_person.Name, name, StringComparison.Ordinal))
            {
                _person = _person with { Name = name };
                tell(_person);
            }
        }
    }

    /// <summary>Tells the name as it is, while it does not change.</summary>
    public void Tell(Action<Person> tell)
    {
        lock (_nameGate)
        {
            tell(_person);
        }
    }

    /// <summary>Everything that others get to see passes here, over all connections of the person.</summary>
    public void CountAction()
    {
        if (!_actions.TryTake(out var retryAfter))
        {
            throw ChatError.RateLimited(retryAfter);
        }
    }
}
