using System.Security.Cryptography;
using Parlance.Chat.Data;

namespace Parlance.Chat.Security;

/// <summary>
/// Whether the master secret is the one that this database was begun with. A few sealed bytes in the database answer that before anything goes wrong
/// in the middle of somebody's sign-in.
/// </summary>
/// <param name="database">The database, its schema up to date.</param>
/// <param name="box">The secret at hand.</param>
public sealed class SecretCheck(ChatDatabase database, SecretBox box)
{
    private const string Key = "secret_check";
    private const string Purpose = "secret-check";

    /// <summary>Leaves the check value in a new database, and compares with it in any other.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>A task that completes when the secret is the right one.</returns>
    /// <exception cref="SecretMismatchException">The database was begun with another secret.</exception>
    public async Task RequireAsync(CancellationToken cancel)
    {
        if (await MatchesAsync(cancel) is not { } matches)
        {
            // Of two nodes that start at once, one leaves the value and both compare with it.
            var value = Convert.ToBase64String(box.Seal(Purpose, RandomNumberGenerator.GetBytes(MasterSecret.Length)));
            await database.WriteAsync(
                db => db.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@Key, @value) ON CONFLICT (key) DO NOTHING", new { Key, value }),
                cancel);
            matches = await MatchesAsync(cancel) ?? false;
        }

        if (!matches)
        {
            throw new SecretMismatchException();
        }
    }

    /// <summary>Compares, and changes nothing.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether it is the right secret; null when the database holds no check value yet.</returns>
    public async Task<bool?> MatchesAsync(CancellationToken cancel)
    {
        var value = await database.ReadAsync(db => db.FindAsync<string>("SELECT value FROM settings WHERE key = @Key", new { Key }), cancel);
        if (value is null)
        {
            return null;
        }

        try
        {
            box.Open(Purpose, Convert.FromBase64String(value));
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }
}

/// <summary>The database was begun with another master secret, and what it keeps sealed cannot be opened with this one.</summary>
public sealed class SecretMismatchException() : Exception(
    "The master secret is not the one that this database was begun with. Restore the file secret.key of the data directory, or the setting "
    + "Parlance:Secret, that belongs to this database.");
