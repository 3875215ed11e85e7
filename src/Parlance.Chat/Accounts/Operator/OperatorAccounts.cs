using Parlance.Chat.Accounts.Tokens;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>
/// What whoever runs the server may do to accounts from its command line, while it runs or not. No password or token is asked for: the right to
/// the database and the master secret is the right to this.
/// </summary>
public sealed class OperatorAccounts
{
    private readonly CreateAccount _create;
    private readonly ChangeAccount _change;
    private readonly ListAccounts _list;
    private readonly SigningKeys _keys;

    internal OperatorAccounts(CreateAccount create, ChangeAccount change, ListAccounts list, SigningKeys keys)
    {
        _create = create;
        _change = change;
        _list = list;
        _keys = keys;
    }

    /// <summary>Makes an account. The first person of a server becomes its administrator.</summary>
    /// <param name="account">Who it is.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The account.</returns>
    /// <exception cref="OperatorException">Something about it is wrong or taken.</exception>
    public Task<AccountSummary> CreateAsync(NewAccount account, CancellationToken cancel) => RunAsync(() => _create.HandleAsync(account, cancel));

    /// <summary>Keeps somebody out: all their sessions and live sockets end. Nothing of theirs is removed.</summary>
    /// <param name="login">Their user name, or the address that they have proved.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The account.</returns>
    /// <exception cref="OperatorException">There is no such account, or it is the last administrator.</exception>
    public Task<AccountSummary> DisableAsync(string login, CancellationToken cancel) => RunAsync(() => _change.DisableAsync(login, cancel));

    /// <summary>Lets somebody in again.</summary>
    /// <param name="login">Their user name, or the address that they have proved.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The account.</returns>
    /// <exception cref="OperatorException">There is no such account.</exception>
    public Task<AccountSummary> EnableAsync(string login, CancellationToken cancel) => RunAsync(() => _change.EnableAsync(login, cancel));

    /// <summary>Gives somebody another password. All their sessions end; a second factor stays.</summary>
    /// <param name="login">Their user name, or the address that they have proved.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The account.</returns>
    /// <exception cref="OperatorException">There is no such account, or the password will not do.</exception>
    public Task<AccountSummary> ResetPasswordAsync(string login, string password, CancellationToken cancel) =>
        RunAsync(() => _change.ResetPasswordAsync(login, password, cancel));

    /// <summary>Makes somebody an administrator.</summary>
    /// <param name="login">Their user name, or the address that they have proved.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The account.</returns>
    /// <exception cref="OperatorException">There is no such account, or it cannot be one.</exception>
    public Task<AccountSummary> MakeAdministratorAsync(string login, CancellationToken cancel) => RunAsync(() => _change.MakeAdministratorAsync(login, cancel));

    /// <summary>All accounts that are not deleted, by user name, read page by page.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The accounts.</returns>
    public IAsyncEnumerable<AccountSummary> ListAsync(CancellationToken cancel) => _list.HandleAsync(cancel);

    /// <summary>Makes a new key to sign access tokens with. Tokens of the old one are taken for as long as they live.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The id of the new key.</returns>
    public async Task<string> RotateSigningKeysAsync(CancellationToken cancel) => (await _keys.RotateAsync(cancel).ConfigureAwait(false)).Id;

    private static async Task<AccountSummary> RunAsync(Func<Task<AccountSummary>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (ChatError error)
        {
            throw OperatorException.Of(error);
        }
    }
}
