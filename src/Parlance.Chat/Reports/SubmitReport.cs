using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Reports;

/// <summary>
/// Reports a message or a person. Whoever looks after the conversation decides; the administrators of the server do about people, in direct conversations,
/// about those who look after the conversation themselves, and where somebody asks for it.
/// </summary>
internal sealed class SubmitReport(ChatDatabase database, ReportNews news, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="ClientId">A UUID made by the client; a request that comes again finds what the first one made.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Note">The same in one's own words; 1,000 characters at most.</param>
    /// <param name="To">Who is to decide; <c>moderators</c> if it is left out, where there are any who are not reported themselves.</param>
    public sealed record OfMessage(ConversationId? Conversation, long? Seq, Guid? ClientId, ReportReason? Reason, string? Note, ReportReviewers? To);

    /// <param name="User">Whom; over HTTP in the address.</param>
    /// <param name="ClientId">A UUID made by the client; a request that comes again finds what the first one made.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Note">The same in one's own words; 1,000 characters at most.</param>
    public sealed record OfPerson(UserId? User, Guid? ClientId, ReportReason? Reason, string? Note);

    /// <param name="Report">What it is known by.</param>
    public sealed record Submitted(Guid Report) : Reply;

    public Task<Submitted> HandleAsync(Actor actor, OfMessage request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        var draft = Check(validation, actor, request.ClientId, request.Reason, request.Note);
        return SubmitAsync(actor, draft, db => OfMessageAsync(db, actor, id, seq, request.To, draft), cancel);
    }

    public Task<Submitted> HandleAsync(Actor actor, OfPerson request, CancellationToken cancel)
    {
        var validation = new Validation();
        var user = ConversationRules.User(validation, request.User);
        var draft = Check(validation, actor, request.ClientId, request.Reason, request.Note);
        return SubmitAsync(actor, draft, db => OfPersonAsync(db, actor, user, draft), cancel);
    }

    private async Task<Submitted> SubmitAsync(Actor actor, Report draft, Func<DbSession, Task<Report>> completeAsync, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReportsPerUser, actor.User.ToString());
        try
        {
            return new(await database.WriteAsync(db => InsertAsync(db, draft, completeAsync), cancel));
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // The same request, or the same report, twice at the same time: now the first is found.
            return new(await database.WriteAsync(db => InsertAsync(db, draft, completeAsync), cancel));
        }
    }

    private async Task<Guid> InsertAsync(DbSession db, Report draft, Func<DbSession, Task<Report>> completeAsync)
    {
        if (await ReportStore.FindSentAsync(db, draft.ReporterId, draft.ClientId) is { } first)
        {
            return first.Id;
        }

        var report = await completeAsync(db);
        if (await ReportStore.FindOpenAsync(db, report) is { } waiting)
        {
            return waiting;
        }

        if (await ReportStore.CountOpenAsync(db, report.ReporterId) >= ReportLimits.OpenMax)
        {
            throw ChatError.Conflict("As many of your reports wait as may wait.");
        }

        await ReportStore.InsertAsync(db, report);
        await news.TellAsync(db, report);
        return report.Id;
    }

    private static async Task<Report> OfMessageAsync(DbSession db, Actor actor, ConversationId id, long seq, ReportReviewers? to, Report draft)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var message = await MessageStore.RequireToCopyAsync(db, place, seq);
        if (message.AuthorId == actor.User)
        {
            throw ChatError.Forbidden("Not one's own message. Delete it instead.");
        }

        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        var author = await MemberStore.FindAsync(db, id, message.AuthorId);
        var isTheirs = place.Kind is ConversationKind.Direct || author is { LeftAt: null, Role: >= MemberRole.Moderator };
        return draft with
        {
            Reviewers = isTheirs ? ReportReviewers.Administrators : to ?? ReportReviewers.Moderators,
            ConversationId = id,
            Seq = seq,
            UserId = message.AuthorId,
            Evidence = message.Said,
            WrittenAt = message.EditedAt ?? message.CreatedAt,
        };
    }

    private static async Task<Report> OfPersonAsync(DbSession db, Actor actor, UserId user, Report draft)
    {
        if (user == actor.User)
        {
            throw ChatError.Forbidden("Not oneself.");
        }

        if (!await PeopleStore.IsVisibleAsync(db, actor, user) || await UserStore.FindAsync(db, user) is null)
        {
            throw ChatError.NotFound("user");
        }

        return draft with { Reviewers = ReportReviewers.Administrators, UserId = user };
    }

    private Report Check(Validation validation, Actor actor, Guid? clientId, ReportReason? reason, string? note)
    {
        var now = clock.GetUtcNow();
        var report = new Report
        {
            Id = Guid.CreateVersion7(now),
            ClientId = ConversationRules.ClientId(validation, clientId),
            ReporterId = actor.User,
            Reason = reason ?? ReportReason.Other,
            Note = validation.Lines(note, "note", ReportLimits.NoteCharsMax),
            CreatedAt = now,
        };
        validation.Require(reason is not (null or ReportReason.Filter), "reason", "spam, harassment, hate, violence, sexual, illegal or other");
        validation.ThrowIfInvalid();
        return report;
    }
}
