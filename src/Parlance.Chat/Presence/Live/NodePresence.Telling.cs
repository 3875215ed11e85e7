using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence.Live;

// When a change is told, and to whom.
internal sealed partial class NodePresence
{
    private readonly long _startedAt = clock.GetTimestamp();

    // Deadlines are counted on this: the time of day may be set back.
    private TimeSpan Uptime => clock.GetElapsedTime(_startedAt);

    private void Change(PresentPerson person, Action change)
    {
        var now = clock.GetUtcNow();
        if (person.StateAt(now) is not ShownState.Offline)
        {
            person.SeenAt = now;
        }

        change();
        if (person.IsGone)
        {
            person.TellAt = person.GoneAt + PresenceLimits.Grace;
        }
        else if (person.DiffersAt(now))
        {
            // Not later for what changes meanwhile: somebody who flaps is told of once in a while.
            person.TellAt ??= Uptime + PresenceLimits.Settle;
        }

        Arm(person, now);
    }

    // One timer for each person of whom something is to be told.
    private void Arm(PresentPerson person, DateTimeOffset now)
    {
        var untilEnd = !person.IsGone && person.Chosen?.Until is { } until && until > now ? until - now : (TimeSpan?)null;
        var untilTold = person.TellAt - Uptime;
        if ((untilEnd < untilTold ? untilEnd : untilTold ?? untilEnd) is { } wait)
        {
            person.Timer ??= clock.CreateTimer(state => Tick((PresentPerson)state!), person, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            person.Timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tick(PresentPerson person)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(person.Id, out var current) || current != person)
            {
                return;
            }

            if (person.IsGone && Uptime < person.TellAt)
            {
                // The timer was set for something else, and the person went meanwhile.
                Arm(person, clock.GetUtcNow());
                return;
            }

            Tell(person);
            if (person.IsGone)
            {
                _people.Remove(person.Id);
                person.Timer?.Dispose();
            }
        }
    }

    private void Tell(PresentPerson person)
    {
        var now = clock.GetUtcNow();
        var state = person.StateAt(now);
        var screens = person.ScreensAt(now);
        person.TellAt = null;
        if (state != person.Told)
        {
            person.Told = state;
            if (state is ShownState.Offline && person.SeenAt is { } at)
            {
                seen.Note(person.Id, at);
            }

            announcer.State(person);
        }

        foreach (var left in person.ToldIn.Where(told => !screens.Contains(told)).ToList())
        {
            person.ToldIn.Remove(left);
            Forget(left, person);
            announcer.Screen(person, left, here: false);
        }

        foreach (var opened in screens.Where(person.ToldIn.Add))
        {
            Remember(opened, person);
            announcer.Screen(person, opened, here: true);
        }

        Arm(person, now);
    }

    private void Remember(ConversationId conversation, PresentPerson person)
    {
        if (!_here.TryGetValue(conversation, out var here))
        {
            _here.Add(conversation, here = []);
        }

        here.Add(person);
    }

    private void Forget(ConversationId conversation, PresentPerson person)
    {
        if (_here.TryGetValue(conversation, out var here) && here.Remove(person) && here.Count is 0)
        {
            _here.Remove(conversation);
        }
    }
}
