namespace Parlance.Chat.Accounts.Providers;

/// <summary>A service that knows people by a sign-in of its own: an OpenID provider, or GitHub.</summary>
public interface IIdentityProvider
{
    /// <summary>Its name in the configuration, and in paths: lower-case letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>Whose word it is: the OpenID issuer, or the site. With it a subject means the same person whatever <see cref="Name"/> the configuration uses.</summary>
    string Issuer { get; }

    /// <summary>What its button says.</summary>
    string Label { get; }

    /// <summary>The sort of service.</summary>
    IdentityProviderKind Kind { get; }

    /// <summary>The address to which the browser is sent.</summary>
    /// <param name="request">What has to come back unchanged, and whether the person has to show themselves again.</param>
    /// <param name="cancel">Ends the wait for the provider's metadata.</param>
    /// <returns>An absolute address at the provider.</returns>
    /// <exception cref="IdentityProviderException">The provider cannot be reached, or its metadata cannot be trusted.</exception>
    Task<Uri> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancel);

    /// <summary>Exchanges the code for who the person is. Whatever cannot be proven is refused.</summary>
    /// <param name="response">What the browser brought back, and what the request said.</param>
    /// <param name="cancel">Ends the wait for the provider.</param>
    /// <returns>The person, as this provider vouches for them.</returns>
    /// <exception cref="IdentityProviderException">The provider cannot be reached, refused, or its answer cannot be trusted.</exception>
    Task<ExternalIdentity> RedeemAsync(AuthorizationResponse response, CancellationToken cancel);

    /// <summary>Asks for what a sign-in would need, without anybody signing in. For <c>parlance doctor</c>.</summary>
    /// <param name="cancel">Ends the wait for the provider.</param>
    /// <returns>A task that ends when the provider has answered well.</returns>
    /// <exception cref="IdentityProviderException">It has not; the message says what is wrong.</exception>
    Task CheckAsync(CancellationToken cancel);
}
