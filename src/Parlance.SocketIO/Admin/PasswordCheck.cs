using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Parlance.SocketIO.Admin;

/// <summary>One user name, and the hash of its password.</summary>
internal sealed class PasswordCheck
{
    private readonly PasswordHasher<string> _hasher = new();
    private readonly string _username;
    private readonly byte[] _usernameHash;
    private readonly string _passwordHash;

    public PasswordCheck(string username, string passwordHash)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentNullException.ThrowIfNull(passwordHash);
        Span<byte> decoded = stackalloc byte[passwordHash.Length];

        // The first byte is the format's version: Identity's v2 and v3.
        if (!Convert.TryFromBase64String(passwordHash, decoded, out var length) || length < 32 || decoded[0] > 1)
        {
            throw new ArgumentException("The password must be given as a hash that PasswordHasher of ASP.NET Core Identity has made.", nameof(passwordHash));
        }

        _username = username;
        _usernameHash = Hash(username);
        _passwordHash = passwordHash;
    }

    public ValueTask<bool> VerifyAsync(string username, string password, CancellationToken cancellationToken)
    {
        // Both are always looked at, so that the time tells nobody which of them was wrong.
        var known = CryptographicOperations.FixedTimeEquals(Hash(username), _usernameHash);
        var right = _hasher.VerifyHashedPassword(_username, _passwordHash, password) != PasswordVerificationResult.Failed;
        return ValueTask.FromResult(known && right);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
