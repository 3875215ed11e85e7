using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Counts typed codes for an account and an address, before they are judged (ASVS 6.6.3).</summary>
internal sealed class CodeAttempts(RateLimiter limiter)
{
    public void CountAddress(HttpContext context) => limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));

    public void CountAccount(UserId user) => limiter.Take(RateLimit.CodePerAccount, user.ToString());

    public void Count(HttpContext context, UserId user)
    {
        CountAddress(context);
        CountAccount(user);
    }

    /// <summary>The code was right.</summary>
    public void GiveBack(UserId user) => limiter.GiveBack(RateLimit.CodePerAccount, user.ToString());
}
