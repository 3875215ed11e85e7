using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The providers that an account is linked to, for its settings.</summary>
internal sealed class LinkedProviders(ProviderDirectory providers)
{
    public async Task<IReadOnlyList<LinkedProvider>> ListAsync(DbSession db, UserId user) =>
        [.. (await ExternalLoginStore.OfAsync(db, user)).Select(login => new LinkedProvider(NameOf(login), LabelOf(login), login.Email, login.LinkedAt))];

    public async Task<ExternalLogin?> FindAsync(DbSession db, UserId user, string name) =>
        (await ExternalLoginStore.OfAsync(db, user)).FirstOrDefault(login => string.Equals(NameOf(login), name, StringComparison.Ordinal));

    private string NameOf(ExternalLogin login) => providers.Of(login)?.Name ?? login.Provider;

    private string LabelOf(ExternalLogin login) => providers.Of(login)?.Label ?? login.Provider;
}

/// <summary>A provider that an account is linked to.</summary>
/// <param name="Name">In paths.</param>
/// <param name="Label">For people.</param>
/// <param name="Email">The address there, to tell one's own accounts apart.</param>
/// <param name="LinkedAt">Since when.</param>
internal sealed record LinkedProvider(string Name, string Label, string? Email, DateTimeOffset LinkedAt);
