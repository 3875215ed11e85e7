using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Audit;

namespace Parlance.Chat.Settings;

/// <summary>Replaces the server's settings. What is left out goes back to what it is on a new server.</summary>
internal sealed partial class ChangeSettings(SettingsStore settings, SecondFactorDuty duty, TimeProvider clock, ILogger<ChangeSettings> logger)
{
    /// <param name="Name">1 to 64 characters.</param>
    /// <param name="LogoEmoji">One emoji, or nothing.</param>
    /// <param name="LogoColor">As <c>#rrggbb</c>.</param>
    /// <param name="PublicUrl">Where people reach the server: <c>https://chat.example.org</c>, with a port if it has one and nothing behind it.</param>
    /// <param name="Registration"><c>open</c>, <c>invitation</c> or <c>domain</c>.</param>
    /// <param name="AllowedDomains">The e-mail domains of <c>domain</c>.</param>
    /// <param name="EmailVerification"><c>automatic</c>, <c>required</c> or <c>optional</c>.</param>
    /// <param name="SecondFactor">Whose sign-in takes a second step: <c>nobody</c>, <c>administrators</c> or <c>everybody</c>.</param>
    /// <param name="RetentionDays">After how many days messages are purged, 1 to 36,500; left out for never.</param>
    /// <param name="LinkPreviews">Whether the server asks other servers what the links in messages lead to.</param>
    /// <param name="CustomEmojiFrom">Who adds emoji to the server: <c>member</c> or <c>administrator</c>.</param>
    public sealed record Request(
        string? Name,
        string? LogoEmoji,
        string? LogoColor,
        string? PublicUrl,
        RegistrationMode? Registration,
        IReadOnlyList<string?>? AllowedDomains,
        EmailVerification? EmailVerification,
        SecondFactorRule? SecondFactor,
        int? RetentionDays = null,
        bool? LinkPreviews = null,
        ServerRole? CustomEmojiFrom = null);

    /// <exception cref="ChatError"><c>stale</c>; <c>second_factor_required</c>: whoever asks others for one has to have one.</exception>
    public async Task<ServerSettings> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        var changed = SettingsRules.Check(request);
        var expected = context.Request.Headers.IfMatch.ToString() is var match && match is "" or "*" ? null : match.Trim('"');
        var version = await settings.SetAsync(
            changed,
            expected,
            async (db, before) =>
            {
                await duty.ChangeAsync(db, actor.User, before.SecondFactor, changed.SecondFactor);
                var audited = new Audited(AuditAction.SettingsChanged).From(before, changed);
                if (audited.After!.Count > 0)
                {
                    await AuditLog.WriteAsync(db, actor, audited, clock.GetUtcNow());
                }
            },
            cancel);
        context.Response.Headers.ETag = ETagOf(version);
        LogChanged(actor.User);
        return changed;
    }

    public static string ETagOf(string version) => $"\"{version}\"";

    [LoggerMessage(10320, LogLevel.Information, "Administrator {User} changed the server's settings")]
    private partial void LogChanged(UserId user);
}
