using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>The feature's parts.</summary>
internal static class TwoFactorServices
{
    public static void AddTwoFactor(this IServiceCollection services)
    {
        services.AddSingleton<TotpStore>().AddSingleton<RecoveryCodes>().AddSingleton<TwoStep>().AddSingleton<SecondFactorDuty>().AddSingleton<CodeAttempts>().AddSingleton<SignInMethodMails>();
        services.AddSingleton<SetUpTotp>().AddSingleton<ConfirmTotp>().AddSingleton<RemoveTotp>();
        services.AddSingleton<RenewRecoveryCodes>().AddSingleton<SwitchTwoStep>().AddSingleton<ListSignInMethods>();
        services.AddSingleton<SecondFactorSignIn>().AddSingleton<SecondFactorOptions>();
    }
}
