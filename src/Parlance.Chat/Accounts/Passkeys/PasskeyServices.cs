using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Passkeys.WebAuthn;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>The feature's parts.</summary>
internal static class PasskeyServices
{
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddSingleton<CeremonyUserStore>().AddSingleton<Ceremonies>().AddSingleton<PasskeyProofs>();
        services.AddSingleton<PasskeySignIn>().AddSingleton<RegisterPasskey>().AddSingleton<RenamePasskey>().AddSingleton<RemovePasskey>();
    }
}
