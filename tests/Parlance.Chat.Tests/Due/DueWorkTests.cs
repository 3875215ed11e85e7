using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Due;

/// <summary>What is due is done once: whatever becomes of the clock, of the work, or of other nodes.</summary>
public sealed class DueWorkTests
{
    private readonly WallClock _clock = new();
    private readonly Noted _noted = new();

    [Fact]
    public async Task What_is_due_later_waits_and_is_done_once_at_its_time()
    {
        await using var app = await StartAsync();
        await PutAsync(app, "later", TimeSpan.FromMinutes(5));
        await PutAsync(app, "past", TimeSpan.FromMinutes(-5));
        await DoneAsync(app, "past");

        _clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(0, await CountAsync(app, "later"));
        await PassUntilDoneAsync(app, "later");
        Assert.Equal(0, await app.CountAsync("due_work"));
        Assert.Equal(2, _noted.Attempts.Count);
    }

    [Fact]
    public async Task It_is_done_when_the_clock_is_set_forward_and_not_again_when_it_is_set_back()
    {
        await using var app = await StartAsync();
        await PutAsync(app, "tomorrow", TimeSpan.FromDays(1));
        await PutAsync(app, "next week", TimeSpan.FromDays(7));

        _clock.Set(TimeSpan.FromDays(1));
        await PassUntilDoneAsync(app, "tomorrow");
        _clock.Set(TimeSpan.FromDays(-2));
        _clock.Advance(DueLimits.LookEvery);
        _clock.Set(TimeSpan.FromDays(8));
        await PassUntilDoneAsync(app, "next week");

        Assert.Equal(2, _noted.Attempts.Count);
        Assert.Equal((1, 1), (await CountAsync(app, "tomorrow"), await CountAsync(app, "next week")));
    }

    [Fact]
    public async Task Another_time_and_none_at_all_are_taken_at_their_word()
    {
        await using var app = await StartAsync();
        await PutAsync(app, "moved", TimeSpan.FromMinutes(1));
        await PutAsync(app, "dropped", TimeSpan.FromMinutes(1));
        await PutAsync(app, "moved", TimeSpan.FromMinutes(2));
        await WriteAsync(app, db => DueWork.DropAsync(db, Noted.Word, "dropped"));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await PutAsync(app, "now", TimeSpan.Zero);
        await DoneAsync(app, "now");
        Assert.Equal((0, 0), (await CountAsync(app, "moved"), await CountAsync(app, "dropped")));

        _clock.Advance(TimeSpan.FromSeconds(59));
        await PassUntilDoneAsync(app, "moved");
    }

    [Fact]
    public async Task Two_nodes_do_it_once()
    {
        await using var app = await StartAsync();
        var others = new Noted();
        await using var other = await app.AnotherNodeAsync(services => services.AddSingleton<IDueHandler>(others));
        foreach (var number in Enumerable.Range(0, 40))
        {
            await PutAsync(number % 2 is 0 ? app : other, $"item {number}", TimeSpan.FromMinutes(1));
        }

        _clock.Advance(TimeSpan.FromSeconds(59));
        await PassUntilAsync(async () => await app.CountAsync("due_work") is 0, "all is done");

        Assert.Equal(40, await app.CountAsync("settings", "key LIKE 'noted %'"));
        Assert.Equal(40, _noted.Attempts.Count + others.Attempts.Count);
    }

    [Fact]
    public async Task What_a_node_has_begun_that_died_is_done_by_another_after_the_lease()
    {
        await using var app = await StartAsync();
        await AbandonAsync(app, "left behind");

        _clock.Advance(DueLimits.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await CountAsync(app, "left behind"));
        await PassUntilDoneAsync(app, "left behind");
        Assert.Equal(2, Assert.Single(_noted.Attempts).Attempts);
    }

    [Fact]
    public async Task What_was_held_by_a_clock_that_was_ahead_is_free_when_it_is_set_back()
    {
        await using var app = await StartAsync();
        _clock.Set(TimeSpan.FromDays(30));
        await AbandonAsync(app, "left behind", due: TimeSpan.FromDays(-30));
        _clock.Advance(DueLimits.LookEvery);
        _clock.Set(TimeSpan.FromDays(-30));

        await PassUntilDoneAsync(app, "left behind");
        Assert.Equal(1, await CountAsync(app, "left behind"));
    }

    [Fact]
    public async Task Whoever_has_lost_it_meanwhile_has_written_nothing()
    {
        await using var app = await StartAsync();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var finish = _noted.Do;
        _noted.Do = async (item, cancel) =>
        {
            begun.TrySetResult();
            await goOn.Task.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
            return await finish(item, cancel);
        };
        await PutAsync(app, "contested", TimeSpan.Zero);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await PutAsync(app, "contested", TimeSpan.FromMinutes(1));
        goOn.SetResult();

        _clock.Advance(TimeSpan.FromMinutes(1));
        await PassUntilDoneAsync(app, "contested");
        Assert.Equal(1, await CountAsync(app, "contested"));
        Assert.Equal(2, _noted.Attempts.Count);
    }

    [Fact]
    public async Task What_fails_is_undone_and_tried_again_later_and_holds_nothing_up()
    {
        await using var app = await StartAsync();
        var finish = _noted.Do;
        _noted.Do = (item, cancel) => item.Key is "fails" && item.Attempts < 3
            ? Task.FromResult(DueStep.Done(async db =>
            {
                await Noted.NoteAsync(db, item.Key);
                throw new InvalidOperationException("for the test");
            }))
            : finish(item, cancel);
        await PutAsync(app, "fails", TimeSpan.Zero);
        await PutAsync(app, "works", TimeSpan.FromSeconds(1));
        await PassUntilDoneAsync(app, "works");

        await PassUntilDoneAsync(app, "fails");

        Assert.Equal(1, await CountAsync(app, "fails"));
        Assert.Equal(3, _noted.Attempts.Count(item => item.Key is "fails"));
    }

    [Fact]
    public async Task What_is_refused_is_written_instead_of_what_was_to_be()
    {
        await using var app = await StartAsync();
        _noted.Do = (item, _) => Task.FromResult(DueStep.Done(
            async db =>
            {
                await Noted.NoteAsync(db, "undone");
                throw ChatError.Archived();
            },
            (db, error) => Noted.NoteAsync(db, error.Code)));
        await PutAsync(app, "refused", TimeSpan.Zero);

        await DoneAsync(app, "archived");
        Assert.Equal((0, 0), (await CountAsync(app, "undone"), await app.CountAsync("due_work")));
    }

    [Fact]
    public async Task What_is_due_again_comes_again()
    {
        await using var app = await StartAsync();
        var start = _clock.GetUtcNow();
        _noted.Do = (item, _) => Task.FromResult(DueStep.Again(item.DueAt.AddMinutes(1), db => Noted.NoteAsync(db, item.Key)));
        await PutAsync(app, "hourly", TimeSpan.Zero);
        await DoneAsync(app, "hourly");

        _clock.Advance(TimeSpan.FromSeconds(59));

        await PassUntilAsync(async () => await CountAsync(app, "hourly") is 2, "it came again");
        Assert.Equal([start, start.AddMinutes(1)], _noted.Attempts.Select(item => item.DueAt));
        Assert.All(_noted.Attempts, item => Assert.Equal(1, item.Attempts));
    }

    private Task<ChatApp> StartAsync() => ChatApp.StartAsync(clock: _clock, configure: services => services.AddSingleton<IDueHandler>(_noted));

    private Task PutAsync(ChatApp app, string key, TimeSpan due) =>
        WriteAsync(app, db => app.Services.GetRequiredService<DueWork>().PutAsync(db, Noted.Word, key, _clock.GetUtcNow() + due));

    // As a node does that dies with it: nobody has been woken either.
    private Task AbandonAsync(ChatApp app, string key, TimeSpan due = default) => WriteAsync(app, async db =>
    {
        await DueQueue.PutAsync(db, Noted.Word, key, _clock.GetUtcNow() + due);
        await DueQueue.LeaseAsync(db, Noted.Word, _clock.GetUtcNow(), take: 10);
    });

    private static Task WriteAsync(ChatApp app, Func<DbSession, Task> work) =>
        app.Services.GetRequiredService<ChatDatabase>().WriteAsync(work, TestContext.Current.CancellationToken);

    private static Task<long> CountAsync(ChatApp app, string key) => app.CountAsync("settings", $"key LIKE 'noted %' AND value = '{key}'");

    private static Task DoneAsync(ChatApp app, string key) => Seeing.EventuallyAsync(async () => await CountAsync(app, key) > 0, $"'{key}' is done");

    private Task PassUntilDoneAsync(ChatApp app, string key) => PassUntilAsync(async () => await CountAsync(app, key) > 0, $"'{key}' is done");

    // Time passes, a second at each look.
    private Task PassUntilAsync(Func<Task<bool>> condition, string what) => Seeing.EventuallyAsync(
        () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what);
}
