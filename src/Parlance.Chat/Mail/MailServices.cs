using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parlance.Chat.Mail.Outbox;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Mail;

/// <summary>The way into mail.</summary>
public static class MailServices
{
    /// <summary>Adds the outbox, its sender and the templates. The transport is the caller's to add.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The checked settings.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddMailOutbox(this IServiceCollection services, MailOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<AccountMails>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxAttempt>();
        services.AddSingleton<MailOutbox>();
        services.AddHostedService<MailSender>();
        return services;
    }
}
