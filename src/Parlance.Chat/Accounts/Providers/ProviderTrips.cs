using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>
/// The round trips that are under way. The <c>state</c> finds one, once; the secret in the browser's cookie must belong to it. So neither a state
/// that somebody else got hold of, nor an answer that somebody else slips into a browser, comes to anything (CVE-2025-12419, CVE-2026-6334).
/// </summary>
internal sealed class ProviderTrips(ChatDatabase database, Challenges challenges)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Purpose = "provider";
    private const int SecretBytes = 32;

    /// <summary>256 random bits.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static byte[] HashOf(string browserSecret) => SHA256.HashData(Encoding.UTF8.GetBytes(browserSecret));

    /// <summary>Remembers a trip.</summary>
    /// <returns>Its <c>state</c>.</returns>
    public Task<string> BeginAsync(ProviderTrip trip, CancellationToken cancel)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(trip);
        return database.WriteAsync(db => challenges.CreateAsync(db, Purpose, trip.User, state, Lifetime), cancel);
    }

    /// <summary>Takes a trip, which is over with that, whatever comes of it: a state that shows up in another browser is nobody's to use.</summary>
    /// <returns>Null when it is missing, used, too old, another provider's or another browser's.</returns>
    public async Task<ProviderTrip?> TakeAsync(string? state, string? browserSecret, string provider, CancellationToken cancel)
    {
        var challenge = await challenges.AttemptAsync(database, Purpose, state, cancel);
        var trip = challenge is null ? null : JsonSerializer.Deserialize<ProviderTrip>(challenge.State);
        return trip is not null && browserSecret is not null
            && CryptographicOperations.FixedTimeEquals(HashOf(browserSecret), trip.BrowserHash)
            && string.Equals(trip.Provider, provider, StringComparison.Ordinal)
            ? trip
            : null;
    }
}
