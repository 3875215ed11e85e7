using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts.Passkeys.WebAuthn;

/// <summary>
/// Identity's passkey handler asks a user manager for accounts and passkeys, and for nothing else. This one is made for a single ceremony, over
/// the store alone: Identity's other parts stay out of the program.
/// </summary>
internal sealed class CeremonyUserManager(CeremonyUserStore store, IServiceProvider services, ILogger<CeremonyUserManager> logger, CancellationToken cancel) : UserManager<User>(
    store,
    Microsoft.Extensions.Options.Options.Create(new IdentityOptions()),
    new PasswordHasher<User>(),
    [],
    [],
    new UpperInvariantLookupNormalizer(),
    new IdentityErrorDescriber(),
    services,
    logger)
{
    protected override CancellationToken CancellationToken => cancel;
}
