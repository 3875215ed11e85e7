using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reports;

/// <summary>The addresses of what people report.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{id:guid}/messages/{seq:long}/reports", async Task<Ok<SubmitReport.Submitted>> (HttpContext context, ConversationId id, long seq, SubmitReport.OfMessage request, SubmitReport submit, CancellationToken cancel) =>
                TypedResults.Ok(await submit.HandleAsync(context.Actor(), request with { Conversation = id, Seq = seq }, cancel)))
            .WithTags("Reports").Requires(Access.Verified, Scope.ReportsWrite).WithName("reportMessage").WithSummary("Report a message to those who look after the conversation, or after the server.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        api.MapPost("/people/{user:guid}/reports", async Task<Ok<SubmitReport.Submitted>> (HttpContext context, UserId user, SubmitReport.OfPerson request, SubmitReport submit, CancellationToken cancel) =>
                TypedResults.Ok(await submit.HandleAsync(context.Actor(), request with { User = user }, cancel)))
            .WithTags("Reports").Requires(Access.Verified, Scope.ReportsWrite).WithName("reportPerson").WithSummary("Report a person to those who look after the server.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        api.MapGet("/conversations/{id:guid}/reports", async Task<Ok<ListReports.Listed>> (HttpContext context, ConversationId id, bool? open, string? cursor, int? limit, ListReports list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, open, cursor, limit), cancel)))
            .WithTags("Reports").Requires(Access.Verified, Scope.ModerationRead).WithName("listReports").WithSummary("List what was reported in a conversation, for those who decide about it.")
            .Refuses(ChatError.NotFound(""));
        api.MapGet("/admin/reports", async Task<Ok<ListReports.Listed>> (HttpContext context, bool? open, string? cursor, int? limit, ListReports list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(Conversation: null, open, cursor, limit), cancel)))
            .WithTags("Administration").Requires(Access.Administrator, Scope.AdminReports).WithName("listServerReports").WithSummary("List what was reported to the administrators.");
        api.MapPut("/reports/{report:guid}/decision", async Task<Ok<DecideReport.Decided>> (HttpContext context, Guid report, DecideReport.Request request, DecideReport decide, CancellationToken cancel) =>
                TypedResults.Ok(await decide.HandleAsync(context.Actor(), request with { Report = report }, cancel)))
            .WithTags("Reports").Requires(Access.Verified, Scope.ModerationWrite).WithName("decideReport").Audits(AuditAction.ReportDecided).WithSummary("Decide about a report, and do what was decided.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
    }
}
