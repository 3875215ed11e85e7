using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts;

/// <summary>What lies in the database, for what no answer shows: that nothing was sent, or that nothing is left.</summary>
internal static class Rows
{
    public static Task<long> CountAsync(this ChatApp app, string table, string where = "1 = 1") => app.Database().ReadAsync(
        db => db.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE {where}"),
        TestContext.Current.CancellationToken);

    /// <summary>Makes an account into one that was made by a sign-in elsewhere.</summary>
    public static Task ForgetPasswordAsync(this ChatApp app, string username) => app.Database().WriteAsync(
        db => db.ExecuteAsync("UPDATE users SET password_hash = NULL WHERE username = @username", new { username }),
        TestContext.Current.CancellationToken);

    /// <summary>Makes signing in to an account take a second step, whichever.</summary>
    public static Task AskForTwoStepsAsync(this ChatApp app, string username) => app.Database().WriteAsync(
        db => db.ExecuteAsync("UPDATE users SET two_step_at = 1 WHERE username = @username", new { username }),
        TestContext.Current.CancellationToken);

    /// <summary>Makes so many more of the one invitation that there is.</summary>
    public static Task CopyInvitationAsync(this ChatApp app, int count) => app.Database().WriteAsync(
        async db =>
        {
            var first = await db.FindAsync<Guid>("SELECT id FROM invitations");
            for (var n = 0; n < count; n++)
            {
                var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
                await db.ExecuteAsync(
                    "INSERT INTO invitations (id, token_mac, role, note, created_by, created_at, expires_at, uses_max, uses, revoked_at, conversation_id, opens_server) "
                    + "SELECT @id, @id, role, note, created_by, created_at, expires_at, uses_max, uses, revoked_at, conversation_id, opens_server FROM invitations WHERE id = @first",
                    new { id, first });
            }
        },
        TestContext.Current.CancellationToken);

    /// <summary>Makes those that expire be over already.</summary>
    public static Task ExpireInvitationsAsync(this ChatApp app) => app.Database().WriteAsync(
        db => db.ExecuteAsync("UPDATE invitations SET expires_at = @now WHERE expires_at IS NOT NULL", new { now = app.Clock.GetUtcNow() }),
        TestContext.Current.CancellationToken);

    public static ChatDatabase Database(this ChatApp app) => app.Services.GetRequiredService<ChatDatabase>();
}
