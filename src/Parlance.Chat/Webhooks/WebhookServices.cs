using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Due;
using Parlance.Chat.Webhooks.Delivering;
using Parlance.SocketIO;

namespace Parlance.Chat.Webhooks;

/// <summary>The feature's parts.</summary>
internal static class WebhookServices
{
    public static void AddWebhooks(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<WebhookRegistry>().AddHostedService(provider => provider.GetRequiredService<WebhookRegistry>());
        io.Services.AddSingleton<WebhookOutbox>().AddSingleton<IDueHandler, DeliverWebhooks>().AddHostedService<SweepDeliveries>();
        io.Services.AddSingleton<CreateWebhook>().AddSingleton<ListWebhooks>().AddSingleton<ChangeWebhook>().AddSingleton<DeleteWebhook>();
        io.Services.AddSingleton<RotateWebhookSecret>().AddSingleton<TestWebhook>().AddSingleton<ListDeliveries>();
        io.AddGateway<WebhooksGateway>();
    }
}
