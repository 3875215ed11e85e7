using Parlance.SocketIO.Admin;

namespace Parlance.SocketIO;

/// <summary>Who may use the admin UI. Thread-safe.</summary>
public sealed class AdminUIAuth
{
    private AdminUIAuth(Func<string, string, CancellationToken, ValueTask<bool>>? verify) => Verify = verify;

    /// <summary>Everybody who can reach the server. Socket.IO's <c>auth: false</c>.</summary>
    public static AdminUIAuth None { get; } = new(verify: null);

    internal Func<string, string, CancellationToken, ValueTask<bool>>? Verify { get; }

    /// <summary>Whoever knows this user name and the password. Both are compared in constant time.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="passwordHash">
    /// The password's hash: <c>new PasswordHasher&lt;string&gt;().HashPassword(username, password)</c> of ASP.NET Core Identity. It belongs into
    /// the configuration's secrets, and the password nowhere.
    /// </param>
    /// <exception cref="ArgumentException">The user name is empty, or the hash is none.</exception>
    public static AdminUIAuth Basic(string username, string passwordHash) => new(new PasswordCheck(username, passwordHash).VerifyAsync);

    /// <summary>Whomever the application accepts.</summary>
    /// <param name="verify">
    /// Given the user name and the password, of 1 to 256 and 1 to 1,024 characters. Called at most 100 times a minute, and 10 times for one address. What
    /// it throws is logged, and refuses.
    /// </param>
    public static AdminUIAuth Basic(Func<string, string, CancellationToken, ValueTask<bool>> verify)
    {
        ArgumentNullException.ThrowIfNull(verify);
        return new AdminUIAuth(verify);
    }
}
