using System.Globalization;
using System.Text.Json;
using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Settings;

/// <summary>The settings as they stand, read again every second at most, so that all nodes follow a change. Thread-safe.</summary>
internal sealed class SettingsStore(ChatDatabase database, ChatOptions options, MailOptions mail, TimeProvider clock)
{
    private const string Key = "server";
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);
    private volatile Snapshot? _snapshot;

    /// <summary>The settings.</summary>
    public async ValueTask<ServerSettings> GetAsync(CancellationToken cancel) => (await ReadAsync(cancel).ConfigureAwait(false)).Settings;

    /// <summary>The settings and the version that a change has to name.</summary>
    public async ValueTask<(ServerSettings Settings, string Version)> GetVersionedAsync(CancellationToken cancel)
    {
        var snapshot = await LoadAsync(cancel).ConfigureAwait(false);
        return (snapshot.Settings, snapshot.Version);
    }

    /// <summary>Where people reach the server.</summary>
    public async ValueTask<Uri> PublicUrlAsync(CancellationToken cancel) =>
        options.PublicUrl ?? ((await GetAsync(cancel).ConfigureAwait(false)).PublicUrl is { } url ? new Uri(url) : options.PublicUrlFallback);

    /// <summary>What an account must do before it is of use.</summary>
    public async ValueTask<AccountTerms> AccountTermsAsync(CancellationToken cancel)
    {
        var current = await GetAsync(cancel).ConfigureAwait(false);
        return new(RequiresVerifiedEmail(current), current.SecondFactor);
    }

    /// <summary>The settings as the caller's transaction sees them.</summary>
    public static async Task<ServerSettings> CurrentAsync(DbSession db) => (await ReadRowAsync(db).ConfigureAwait(false)).Settings;

    /// <summary>Has the settings read again before they are used the next time: another node has changed them.</summary>
    public void Forget() => _snapshot = null;

    // Registration by domain means nothing without proof of the address.
    public bool RequiresVerifiedEmail(ServerSettings settings) => settings.Registration is RegistrationMode.Domain || settings.EmailVerification is EmailVerification.Required
        || (settings.EmailVerification is EmailVerification.Automatic && mail.IsReal);

    /// <summary>Writes the settings.</summary>
    /// <param name="settings">What they become. Checked already.</param>
    /// <param name="expectedVersion">The version that they were read at; null to write whatever they are.</param>
    /// <param name="change">What else belongs to the change, in its transaction. Takes the settings before it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ChatError"><c>stale</c>.</exception>
    public async Task<string> SetAsync(ServerSettings settings, string? expectedVersion, Func<DbSession, ServerSettings, Task> change, CancellationToken cancel)
    {
        var version = await database.WriteAsync(
            async db =>
            {
                var current = await ReadRowAsync(db).ConfigureAwait(false);
                if (expectedVersion is not null && !string.Equals(expectedVersion, current.Version, StringComparison.Ordinal))
                {
                    throw ChatError.Stale();
                }

                await change(db, current.Settings).ConfigureAwait(false);
                var next = (long.Parse(current.Version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                var value = JsonSerializer.Serialize(new Row(next, settings));
                await db.ExecuteAsync(
                    "INSERT INTO settings (key, value) VALUES (@Key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    new { Key, value }).ConfigureAwait(false);
                return next;
            },
            cancel).ConfigureAwait(false);
        _snapshot = null;
        return version;
    }

    private async ValueTask<Snapshot> ReadAsync(CancellationToken cancel) =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.ReadAt) < FreshFor ? snapshot : await LoadAsync(cancel).ConfigureAwait(false);

    private async Task<Snapshot> LoadAsync(CancellationToken cancel)
    {
        var readAt = clock.GetTimestamp();
        var row = await database.ReadAsync(ReadRowAsync, cancel).ConfigureAwait(false);
        var snapshot = new Snapshot(row.Settings, row.Version, readAt);
        _snapshot = snapshot;
        return snapshot;
    }

    private static async Task<Row> ReadRowAsync(DbSession db)
    {
        var value = await db.FindAsync<string>("SELECT value FROM settings WHERE key = @Key", new { Key }).ConfigureAwait(false);
        return value is null ? new("0", new()) : JsonSerializer.Deserialize<Row>(value)!;
    }

    private sealed record Row(string Version, ServerSettings Settings);

    private sealed record Snapshot(ServerSettings Settings, string Version, long ReadAt);
}
