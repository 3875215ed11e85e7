using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Mail;
using Parlance.Integrations.Ses;
using Parlance.Integrations.Smtp;

namespace Parlance.Integrations.Mail;

/// <summary>Picks the way out for mail.</summary>
public static class MailIntegration
{
    /// <summary>Adds mail as the section <c>Parlance:Mail</c> says: the transport, the outbox and its sender, <see cref="MailOptions"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The program's configuration, from its root.</param>
    /// <param name="dataDirectory">Where the drop folder lies.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it and the mend.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var settings = new MailSettings(configuration);
        var options = settings.Options();
        services.AddMailOutbox(options);
        switch (settings.Transport)
        {
            case MailSettings.Kind.Drop:
                services.AddSingleton<IMailTransport>(provider => new DropFolderTransport(
                    Path.Combine(dataDirectory, "mail"), options, Clock(provider), provider.GetRequiredService<ILogger<DropFolderTransport>>()));
                break;
            case MailSettings.Kind.Smtp:
                var smtp = settings.Smtp();
                services.AddSingleton<IMailTransport>(provider => new SmtpTransport(smtp, options, Clock(provider)));
                break;
            case MailSettings.Kind.Ses:
                var ses = settings.Ses();
                services.AddSingleton<IMailTransport>(provider => new SesTransport(ses, options, Clock(provider)));
                break;
        }

        return services;
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
