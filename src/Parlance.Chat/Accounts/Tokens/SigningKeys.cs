using System.Collections.Immutable;
using System.Security.Cryptography;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>
/// The keys of access tokens: made at the first start, shared by all nodes through the database, the private halves sealed. A retired key signs
/// no more, and is accepted for as long as the tokens that it has signed live. Thread-safe.
/// </summary>
internal sealed class SigningKeys(ChatDatabase database, SecretBox box, TimeProvider clock) : IDisposable
{
    private const string Purpose = "signing-key";
    private const int IdBytes = 9;

    // Another node may have rotated; but whoever sends unknown key ids must not make us read the database each time.
    private static readonly TimeSpan ReloadAtMostEvery = TimeSpan.FromSeconds(1);

    // A node that was not told of a rotation learns of it before tokens of the retired key are refused elsewhere.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _loading = new(1);
    private volatile ImmutableDictionary<string, SigningKey> _keys = ImmutableDictionary<string, SigningKey>.Empty;
    private long _loadedAt;

    /// <summary>The key to sign with.</summary>
    public async ValueTask<SigningKey> CurrentAsync(CancellationToken cancel)
    {
        if (_keys.IsEmpty || Age > StaleAfter)
        {
            await LoadAsync(cancel).ConfigureAwait(false);
        }

        return Newest() ?? await CreateAsync(retireOthers: false, cancel).ConfigureAwait(false);
    }

    /// <summary>The key of this id, unless there is none or it was retired too long ago.</summary>
    public async ValueTask<SigningKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (!_keys.ContainsKey(id) && (_keys.IsEmpty || Age > ReloadAtMostEvery))
        {
            await LoadAsync(cancel).ConfigureAwait(false);
        }

        return _keys.TryGetValue(id, out var key) && IsAccepted(key) ? key : null;
    }

    /// <summary>All keys that a token may be signed with now.</summary>
    public async Task<IReadOnlyList<SigningKey>> AcceptedAsync(CancellationToken cancel)
    {
        await CurrentAsync(cancel).ConfigureAwait(false);
        return [.. _keys.Values.Where(IsAccepted).OrderBy(key => key.CreatedAt)];
    }

    /// <summary>Makes a new key and retires the others.</summary>
    public Task<SigningKey> RotateAsync(CancellationToken cancel) => CreateAsync(retireOthers: true, cancel);

    public void Dispose() => _loading.Dispose();

    private TimeSpan Age => clock.GetElapsedTime(Volatile.Read(ref _loadedAt));

    private bool IsAccepted(SigningKey key) => key.RetiredAt is not { } retired || clock.GetUtcNow() < retired + SessionLimits.AccessToken + StaleAfter;

    private SigningKey? Newest() => _keys.Values.Where(key => key.RetiredAt is null).MaxBy(key => (key.CreatedAt, key.Id));

    private async Task<SigningKey> CreateAsync(bool retireOthers, CancellationToken cancel)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = clock.GetUtcNow();
        var row = new
        {
            id = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            now,
            publicKey = fresh.ExportSubjectPublicKeyInfo(),
            sealedKey = box.Seal(Purpose, fresh.ExportPkcs8PrivateKey()),
        };
        await database.WriteAsync(
            async db =>
            {
                if (retireOthers)
                {
                    await db.ExecuteAsync("UPDATE signing_keys SET retired_at = @now WHERE retired_at IS NULL", row).ConfigureAwait(false);
                    await AuditLog.WriteAsync(db, actor: null, new(AuditAction.KeysRotated), now).ConfigureAwait(false);
                }

                await db.ExecuteAsync(
                    "INSERT INTO signing_keys (id, created_at, retired_at, public_key, sealed_private_key) VALUES (@id, @now, NULL, @publicKey, @sealedKey)",
                    row).ConfigureAwait(false);
            },
            cancel).ConfigureAwait(false);
        await LoadAsync(cancel).ConfigureAwait(false);
        return Newest()!;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await _loading.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var rows = await database.ReadAsync(
                db => db.QueryAsync<Row>("SELECT id, created_at, retired_at, sealed_private_key FROM signing_keys"),
                cancel).ConfigureAwait(false);
            _keys = rows.Select(Open).ToImmutableDictionary(key => key.Id, StringComparer.Ordinal);
            Volatile.Write(ref _loadedAt, clock.GetTimestamp());
        }
        finally
        {
            _loading.Release();
        }
    }

    private SigningKey Open(Row row)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(box.Open(Purpose, row.SealedPrivateKey), out _);
        return new(row.Id, row.CreatedAt, row.RetiredAt, key.ExportParameters(includePrivateParameters: true));
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? RetiredAt { get; init; }

        public byte[] SealedPrivateKey { get; init; } = [];
    }
}
