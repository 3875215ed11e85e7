using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Bots;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Drafts;
using Parlance.Chat.Emojis;
using Parlance.Chat.Folders;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Notifications;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Polls;
using Parlance.Chat.Presence;
using Parlance.Chat.Reading;
using Parlance.Chat.Reminders;
using Parlance.Chat.Reports;
using Parlance.Chat.Saved;
using Parlance.Chat.Scheduled;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>Gives somebody everything that the server keeps of their account. Each part is shown by a record of its own, so that no secret slips in.</summary>
internal sealed partial class ExportMe(ChatDatabase database, SettingsStore settings, TimeProvider clock, ILogger<ExportMe> logger)
{
    public const string FileName = "parlance-account.json";

    public async Task<AccountExport> HandleAsync(HttpContext context, Actor actor, CancellationToken cancel)
    {
        var export = await ReadAsync(actor, cancel);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        LogExported(actor.User);
        return export;
    }

    /// <summary>What the server keeps of an account.</summary>
    public async Task<AccountExport> ReadAsync(Actor actor, CancellationToken cancel)
    {
        var terms = await settings.AccountTermsAsync(cancel);
        return await database.ReadAsync(db => ReadAsync(db, actor.User, terms), cancel);
    }

    private async Task<AccountExport> ReadAsync(DbSession db, UserId id, AccountTerms terms)
    {
        var user = await UserStore.RequireAsync(db, id);
        var sessions = await SessionStore.AllAsync(db, id);
        var bots = new List<ExportedBot>();
        foreach (var bot in await UserStore.BotsOfAsync(db, id))
        {
            bots.Add(new(Bot.Of(bot), await TokensAsync(db, bot.Id)));
        }

        var invitations = await InvitationStore.MadeByAsync(db, id);
        return new(
            clock.GetUtcNow(),
            Me.Of(user, terms),
            await SignInMethodsAsync(db, user),
            [.. sessions.Select(s => new ExportedSession(s.Id, s.Device, s.Address, s.CreatedAt, s.SignedInAt, s.LastSeenAt, s.EndedAt, s.EndReason))],
            await TokensAsync(db, id),
            bots,
            [.. invitations.Select(row => new ExportedInvitation(InvitationItem.Of(row), row.RevokedAt))],
            await ExportedMembership.OfAsync(db, id),
            await ExportedContacts.OfAsync(db, id),
            await ExportedSettings.OfAsync(db, id),
            await ExportedReading.OfAsync(db, id),
            await ExportedPresence.OfAsync(db, id),
            await ExportedReport.OfAsync(db, id),
            await ExportedAudit.OfAsync(db, id),
            await ExportedSaved.OfAsync(db, id),
            await ExportedDrafts.OfAsync(db, id),
            [.. (await EmojiStore.OfAsync(db, id)).Select(EmojiRow.Of)],
            await ExportedFolders.OfAsync(db, id),
            await ExportedScheduled.OfAsync(db, id),
            await ExportedReminders.OfAsync(db, id),
            await ExportedVotes.OfAsync(db, id),
            await ExportedThreads.OfAsync(db, id),
            await ExportedNotifications.OfAsync(db, id));
    }

    private static async Task<IReadOnlyList<ExportedToken>> TokensAsync(DbSession db, UserId id) =>
        [.. (await PersonalTokenStore.AllAsync(db, id)).Select(ExportedToken.Of)];

    private static async Task<ExportedSignInMethods> SignInMethodsAsync(DbSession db, User user)
    {
        var args = new { user.Id };
        var passkeys = await db.QueryAsync<ExportedPasskey>(
            "SELECT id, name, created_at, last_used_at, is_backed_up FROM passkeys WHERE user_id = @Id ORDER BY id DESC", args);
        var logins = await ExternalLoginStore.OfAsync(db, user.Id);
        return new(
            user.PasswordHash is not null,
            user.TwoStepAt,
            await db.FindAsync<DateTimeOffset?>("SELECT confirmed_at FROM totp WHERE user_id = @Id", args),
            await db.ScalarAsync<long>("SELECT COUNT(*) FROM recovery_codes WHERE user_id = @Id", args),
            passkeys,
            [.. logins.Select(login => new ExportedProvider(login.Provider, login.Issuer, login.Subject, login.Email, login.LinkedAt, login.LastUsedAt))]);
    }

    [LoggerMessage(10134, LogLevel.Information, "User {User} exported their account")]
    private partial void LogExported(UserId user);
}
