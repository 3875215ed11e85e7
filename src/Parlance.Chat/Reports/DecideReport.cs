using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Admin;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Reports;

/// <summary>
/// Decides about a report, and does what was decided, in one transaction: of two who decide at once, one is told that it is done already, and nothing of
/// theirs has happened. What is done is done by the use cases that anybody has, with the rights of whoever decides; only a message that was reported to the
/// administrators they delete where they are no members too.
/// </summary>
internal sealed class DecideReport(
    ChatDatabase database, ReportNews news, DeleteMessage delete, ChangeMember change, RemoveMember remove, ChangeUser users, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Report">Which; over HTTP it is in the address.</param>
    /// <param name="Decision">What is to be done.</param>
    /// <param name="Note">Why; 250 characters at most. For a ban it is the reason.</param>
    /// <param name="MutedForSeconds">For how long, to mute somebody; 28 days at most.</param>
    public sealed record Request(Guid? Report, ReportDecision? Decision, string? Note, int? MutedForSeconds);

    /// <param name="Report">As it is now.</param>
    public sealed record Decided(ReportItem Report) : Reply;

    public async Task<Decided> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Report is not null, "report", "the id of a report");
        validation.Require(request.Decision is not null, "decision", "dismiss, delete, mute or ban");
        var note = validation.Line(request.Note, "note", 0, ConversationLimits.ReasonCharsMax);
        var isMute = request.Decision is ReportDecision.Mute;
        var isTime = request.MutedForSeconds is { } seconds && seconds > 0 && seconds <= ConversationLimits.MuteMax.TotalSeconds;
        validation.Require(isMute ? isTime : request.MutedForSeconds is null, "mutedForSeconds", $"1 to {ConversationLimits.MuteMax.TotalSeconds}, to mute somebody");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ReportItem.Of(await database.WriteAsync(db => DecideAsync(db, actor, request, note), cancel)));
    }

    private async Task<Report> DecideAsync(DbSession db, Actor actor, Request request, string note)
    {
        var report = await ReportStore.FindAsync(db, request.Report!.Value) ?? throw ChatError.NotFound("report");
        await Reviewer.RequireAsync(db, actor, report);
        var decision = request.Decision!.Value;
        await ActAsync(db, actor, report, decision, note, request.MutedForSeconds);
        var now = clock.GetUtcNow();
        var decided = report with
        {
            DecidedAt = now,
            DecidedBy = actor.User,
            Decision = decision,
            DecisionNote = note,
            // Of what was in order nothing more is kept than where it is.
            Evidence = decision is ReportDecision.Dismiss ? "" : report.Evidence,
        };
        // The last lock of all: what has been done is undone if somebody else was first.
        if (!await ReportStore.DecideAsync(db, decided))
        {
            throw ChatError.Conflict("Somebody has decided this already.");
        }

        var audited = new Audited(AuditAction.ReportDecided) { Conversation = report.ConversationId, User = report.UserId, Seq = report.Seq, About = report.Id };
        await AuditLog.WriteAsync(db, actor, audited.With(new { decision, note }), now);
        await news.TellAsync(db, decided);
        return decided;
    }

    private Task ActAsync(DbSession db, Actor actor, Report report, ReportDecision decision, string note, int? mutedForSeconds) => (decision, report) switch
    {
        (ReportDecision.Dismiss, _) => Task.CompletedTask,
        // Administrators decide about it wherever it was said, in it or not.
        (ReportDecision.Delete, { Reviewers: ReportReviewers.Administrators, ConversationId: { } conversation, Seq: { } seq }) =>
            delete.DeleteReportedAsync(db, actor, conversation, seq, report.Id),
        (ReportDecision.Delete, { ConversationId: { } conversation, Seq: { } seq }) => delete.DeleteAsync(db, actor, conversation, seq),
        (ReportDecision.Mute, { ConversationId: { } conversation }) => change.ChangeAsync(
            db, actor, conversation, report.UserId, new(conversation, report.UserId, Role: null, mutedForSeconds)),
        (ReportDecision.Ban, { Reviewers: ReportReviewers.Moderators, ConversationId: { } conversation }) => remove.BanAsync(db, actor, conversation, report.UserId, note),
        (ReportDecision.Ban, _) => users.ChangeAsync(db, actor, report.UserId, new(Role: null, Disabled: true)),
        _ => throw ChatError.Invalid("decision", "dismiss or ban, for a person"),
    };
}
