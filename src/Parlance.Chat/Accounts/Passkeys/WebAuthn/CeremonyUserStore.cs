using Microsoft.AspNetCore.Identity;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Passkeys.WebAuthn;

/// <summary>Our tables as far as Identity's passkey handler reads them. It judges; what follows from it is written by the use cases.</summary>
internal sealed class CeremonyUserStore(ChatDatabase database) : IUserPasskeyStore<User>
{
    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) => UserId.TryParse(userId, out var id)
        ? database.ReadAsync(db => UserStore.FindAsync(db, id), cancellationToken)
        : Task.FromResult<User?>(null);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(db => PasskeyStore.OfAsync(db, user.Id), cancellationToken)).Select(InfoOf)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) =>
        await database.ReadAsync(db => PasskeyStore.FindAsync(db, credentialId), cancellationToken) is { } passkey && passkey.UserId == user.Id
            ? InfoOf(passkey)
            : null;

    public Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await PasskeyStore.FindAsync(db, credentialId) is { } passkey ? await UserStore.FindAsync(db, passkey.UserId) : null,
        cancellationToken);

    public void Dispose()
    {
        // Nothing is held.
    }

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotUsed();

    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw NotUsed();

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => throw NotUsed();

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw NotUsed();

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => throw NotUsed();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NotUsed();

    private static NotSupportedException NotUsed() => new("Accounts are changed by their use cases.");

    private static UserPasskeyInfo InfoOf(Passkey passkey) => new(
        passkey.CredentialId,
        passkey.PublicKey,
        passkey.CreatedAt,
        checked((uint)passkey.SignCount),
        passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        passkey.IsUserVerified,
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        passkey.Attestation,
        passkey.ClientData);
}
