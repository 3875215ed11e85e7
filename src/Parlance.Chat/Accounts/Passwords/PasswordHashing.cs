using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>
/// Hashes and checks passwords with ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512 and the iterations that the OWASP Password
/// Storage Cheat Sheet names for it. As many at once as there are processors: a flood of sign-ins must not starve everything else.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    private readonly PasswordHasher<User> _hasher;
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount));
    private readonly string _nobodysHash;

    public PasswordHashing(ChatOptions options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions
        {
            CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
            IterationCount = options.PasswordIterations,
        }));
        _nobodysHash = _hasher.HashPassword(new User(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
    }

    public Task<string> HashAsync(string password, CancellationToken cancel) => RunAsync(() => _hasher.HashPassword(new User(), password), cancel);

    /// <summary>Whether it is this account's password. For no account, or one without a password, the same work is done for nothing.</summary>
    public Task<bool> VerifyAsync(User? user, string? password, CancellationToken cancel)
    {
        var hash = user?.PasswordHash;
        var typed = password is { Length: <= PasswordRules.CharsMax * 2 } ? password : "";
        return RunAsync(
            () => _hasher.VerifyHashedPassword(user ?? new User(), hash ?? _nobodysHash, typed) is not PasswordVerificationResult.Failed && hash is not null,
            cancel);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _slots.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancel).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }
}
