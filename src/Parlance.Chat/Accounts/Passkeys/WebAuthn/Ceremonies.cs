using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Passkeys.WebAuthn;

/// <summary>
/// WebAuthn as ASP.NET Core Identity checks it. Its handler takes domain and origin when it is made, and ours can change while the program runs,
/// so each ceremony has a handler of its own.
/// </summary>
internal sealed class Ceremonies(CeremonyUserStore store, SettingsStore settings, IServiceProvider services, ILogger<CeremonyUserManager> logger)
{
    private const string Required = "required";

    /// <summary>
    /// Begins to make a passkey. Every one has to be good as the only factor: the authenticator finds it without a user name, and checks its user.
    /// </summary>
    public async Task<CeremonyStart> BeginRegistrationAsync(HttpContext context, User user)
    {
        using var manager = ManagerOf(context);
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Username, DisplayName = user.DisplayName };
        var result = await (await HandlerAsync(context, manager, Required)).MakeCreationOptionsAsync(entity, context);
        return new(result.CreationOptionsJson, result.AttestationState ?? "");
    }

    public async Task<PasskeyAttestationResult> FinishRegistrationAsync(HttpContext context, string state, string credential)
    {
        using var manager = ManagerOf(context);
        return await (await HandlerAsync(context, manager, Required)).PerformAttestationAsync(new()
        {
            HttpContext = context,
            CredentialJson = credential,
            AttestationState = state,
        });
    }

    /// <summary>Begins a proof. Without a user, by whichever passkey the authenticator offers, which then has to check its user.</summary>
    public async Task<CeremonyStart> BeginAssertionAsync(HttpContext context, User? user)
    {
        using var manager = ManagerOf(context);
        var result = await (await HandlerAsync(context, manager, VerificationFor(user is null))).MakeRequestOptionsAsync(user, context);
        return new(result.RequestOptionsJson, result.AssertionState ?? "");
    }

    /// <param name="context">The request.</param>
    /// <param name="state">What the ceremony began with.</param>
    /// <param name="credential">What the browser says.</param>
    /// <param name="alone">Whether the passkey is the only factor.</param>
    public async Task<PasskeyAssertionResult<User>> FinishAssertionAsync(HttpContext context, string state, string credential, bool alone)
    {
        using var manager = ManagerOf(context);
        return await (await HandlerAsync(context, manager, VerificationFor(alone))).PerformAssertionAsync(new()
        {
            HttpContext = context,
            CredentialJson = credential,
            AssertionState = state,
        });
    }

    // Beside a password, having the device is enough.
    private static string VerificationFor(bool alone) => alone ? Required : "preferred";

    private CeremonyUserManager ManagerOf(HttpContext context) => new(store, services, logger, context.RequestAborted);

    private async Task<PasskeyHandler<User>> HandlerAsync(HttpContext context, CeremonyUserManager manager, string verification)
    {
        var site = PasskeySite.Of(await settings.PublicUrlAsync(context.RequestAborted))
            ?? throw ChatError.Conflict("Passkeys need the server's public URL to be a name under HTTPS.");
        var options = new IdentityPasskeyOptions
        {
            ServerDomain = site.RelyingParty,
            UserVerificationRequirement = verification,
            ResidentKeyRequirement = Required,
            // Which make of authenticator it is, is nothing that we decide by.
            AttestationConveyancePreference = "none",
            ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && string.Equals(origin.Origin, site.Origin, StringComparison.Ordinal)),
        };
        return new(manager, Options.Create(options));
    }
}

/// <summary>A ceremony that has begun.</summary>
/// <param name="Options">For the browser, as JSON.</param>
/// <param name="State">For the server, until the browser answers.</param>
internal sealed record CeremonyStart(string Options, string State);
