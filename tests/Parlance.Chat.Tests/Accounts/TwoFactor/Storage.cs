using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

/// <summary>What these tests do behind the API's back.</summary>
internal static class Storage
{
    public static Task<IReadOnlyList<byte[]>> BytesAsync(this ChatApp app, string sql) =>
        DatabaseOf(app).ReadAsync(db => db.QueryAsync<byte[]>(sql), TestContext.Current.CancellationToken);

    public static Task ChangeAsync(this ChatApp app, string sql) =>
        DatabaseOf(app).WriteAsync(db => db.ExecuteAsync(sql), TestContext.Current.CancellationToken);

    /// <summary>As an administrator's switch or the command line leaves an account.</summary>
    public static Task DisableAsync(this ChatApp app, string username) => app.ChangeAsync($"UPDATE users SET disabled_at = 1 WHERE username = '{username}'");

    /// <summary>As the link in the mail leaves those who claim one.</summary>
    public static Task ProveAddressesAsync(this ChatApp app) => app.ChangeAsync("UPDATE users SET verified_email_key = email_key");

    /// <summary>As an account is that came through an identity provider.</summary>
    public static Task ForgetPasswordAsync(this ChatApp app, string username) => app.ChangeAsync($"UPDATE users SET password_hash = NULL WHERE username = '{username}'");

    private static ChatDatabase DatabaseOf(ChatApp app) => app.Services.GetRequiredService<ChatDatabase>();
}
