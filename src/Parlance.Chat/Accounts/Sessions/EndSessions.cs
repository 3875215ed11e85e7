using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Sessions;

/// <summary>Signs one's own devices out, from another one.</summary>
internal sealed partial class EndSessions(ChatDatabase database, TimeProvider clock, ILogger<EndSessions> logger)
{
    /// <param name="Ended">How many sessions it were.</param>
    public sealed record Answer(int Ended);

    public async Task OneAsync(Actor actor, SessionId session, CancellationToken cancel)
    {
        if (!await database.WriteAsync(db => SessionStore.EndAsync(db, actor.User, session, EndReason.EndedByOwner, clock), cancel))
        {
            throw ChatError.NotFound("session");
        }

        LogEnded(actor.User, 1);
    }

    public async Task<Answer> OthersAsync(Actor actor, CancellationToken cancel)
    {
        var ended = await database.WriteAsync(db => SessionStore.EndAllAsync(db, actor.User, actor.Session, EndReason.EndedByOwner, clock), cancel);
        LogEnded(actor.User, ended);
        return new(ended);
    }

    [LoggerMessage(10126, LogLevel.Information, "User {User} ended {Ended} of their sessions")]
    private partial void LogEnded(UserId user, int ended);
}
