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

    private static ChatDatabase Database(this ChatApp app) => app.Services.GetRequiredService<ChatDatabase>();
}
