using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reports;

/// <summary>Who may see reports and decide about them. Nobody may about themselves.</summary>
internal static class Reviewer
{
    /// <exception cref="ChatError"><c>forbidden</c>: they look after no server, or their token is not good for it.</exception>
    public static async Task RequireAdministratorAsync(DbSession db, Actor actor)
    {
        if (!actor.May(Scope.AdminReports) || await UserStore.FindAsync(db, actor.User) is not { IsActive: true, Role: ServerRole.Administrator })
        {
            throw ChatError.Forbidden("Only administrators may do this.");
        }
    }

    /// <exception cref="ChatError"><c>not_found</c>: this report is not theirs to see.</exception>
    public static async Task RequireAsync(DbSession db, Actor actor, Report report)
    {
        try
        {
            if (report.UserId == actor.User)
            {
                throw ChatError.NotFound("report");
            }

            await (report.Reviewers is ReportReviewers.Moderators
                ? Place.RequireAsync(db, actor, report.ConversationId!.Value, Act.Review, lockRow: true)
                : RequireAdministratorAsync(db, actor));
        }
        catch (ChatError error) when (error.Code is "forbidden" or "not_found")
        {
            throw ChatError.NotFound("report");
        }
    }
}
