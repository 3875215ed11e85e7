using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>A session that ends in the very moment in which its socket is let in.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task A_session_that_ends_between_the_check_and_the_registry_is_cut()
    {
        HookedDatabase? database = null;
        await using var app = await ChatApp.StartAsync(configure: services => database = HookedDatabase.Wrap(services));
        var ann = await app.SomebodyAsync("ann");
        database!.AfterSessionRead = () => app.EndSessionAsync(ann, EndReason.SignedOut);

        var line = await Line.OpenAsync(app, Line.WebSocket, ann.Token);
        app.Clock.Advance(Doors.Promise);

        Assert.Equal(EndReason.SignedOut, await line.EndAsync());
    }

    [Fact]
    public async Task A_session_whose_end_was_heard_of_before_its_socket_was_known_is_refused()
    {
        HookedDatabase? database = null;
        await using var app = await ChatApp.StartAsync(configure: services => database = HookedDatabase.Wrap(services));
        var ann = await app.SomebodyAsync("ann");
        database!.AfterSessionRead = async () =>
        {
            await app.EndSessionAsync(ann, EndReason.SignedOut);
            await app.Services.GetRequiredService<EndingsWatch>().LookAsync(TestContext.Current.CancellationToken);
        };

        var refusal = await Assert.ThrowsAsync<LineRefusedException>(() => Line.OpenAsync(app, Line.WebSocket, ann.Token));

        Assert.Equal("session_ended", refusal.Message);
        Assert.True(app.Services.GetRequiredService<LiveSessions>().IsEmpty);
    }

    /// <summary>A database in which something happens right after a session was read, once.</summary>
    private sealed class HookedDatabase(ChatDatabase inner) : ChatDatabase(TimeProvider.System, [])
    {
        private Func<Task>? _afterSessionRead;

        public Func<Task> AfterSessionRead
        {
            set => Volatile.Write(ref _afterSessionRead, value);
        }

        public override Dialect Dialect => inner.Dialect;

        public static HookedDatabase Wrap(IServiceCollection services)
        {
            var registered = services.Last(service => service.ServiceType == typeof(ChatDatabase));
            var hooked = new HookedDatabase((ChatDatabase)registered.ImplementationInstance!);
            services.Remove(registered);
            services.AddSingleton<ChatDatabase>(hooked);
            return hooked;
        }

        public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
        {
            var result = await inner.ReadAsync(work, cancel);
            if (typeof(T).Name is "SessionRow" && Interlocked.Exchange(ref _afterSessionRead, null) is { } hook)
            {
                await hook();
            }

            return result;
        }

        public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => inner.WriteAsync(work, cancel);

        public override bool IsUniqueViolation(Exception exception, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? constraint) =>
            inner.IsUniqueViolation(exception, out constraint);

        public override ValueTask DisposeAsync() => default;
    }
}
