using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Mail;

namespace Parlance.Server.Doctor;

/// <summary>What the server needs of others: mail and identity providers.</summary>
internal static class ServiceChecks
{
    public static async Task<Finding> MailAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            var answer = await services.GetRequiredService<IMailTransport>().CheckAsync(cancel);
            return services.GetRequiredService<MailOptions>().IsReal
                ? Finding.Ok($"{answer}.")
                : Finding.Warn($"{answer}.", "Set Parlance:Mail:Transport to smtp or ses, and the settings beside it.");
        }
        catch (MailException exception)
        {
            return Finding.Fail(exception.Message, "Check the settings Parlance:Mail, and whether this machine may reach the mail server.");
        }
    }

    public static async Task<Finding> ProviderAsync(IIdentityProvider provider, CancellationToken cancel)
    {
        try
        {
            await provider.CheckAsync(cancel);
            return Finding.Ok($"{provider.Label} answers as a sign-in needs it.");
        }
        catch (IdentityProviderException exception)
        {
            return Finding.Fail(exception.Message, $"Check the settings Parlance:Identity:{provider.Name}, and whether this machine may reach the provider.");
        }
    }
}
