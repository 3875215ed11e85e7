using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Webhooks;

/// <summary>The events of a conversation's webhooks. Those of the server are over HTTP alone.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class WebhooksGateway(
    CreateWebhook create, ListWebhooks list, ChangeWebhook change, DeleteWebhook delete, RotateWebhookSecret rotate, TestWebhook test, ListDeliveries deliveries)
{
    [SubscribeMessage("webhook:create"), Needs(Scope.IntegrationsWrite)]
    public Task<CreateWebhook.Created> Create(Socket socket, CreateWebhook.Request request, CancellationToken cancel) =>
        create.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);

    [SubscribeMessage("webhook:list"), Needs(Scope.IntegrationsRead)]
    public Task<ListWebhooks.Listed> List(Socket socket, ListWebhooks.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), cancel);

    [SubscribeMessage("webhook:change"), Needs(Scope.IntegrationsWrite)]
    public Task<ChangeWebhook.Changed> Change(Socket socket, ChangeWebhook.Request request, CancellationToken cancel) =>
        change.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);

    [SubscribeMessage("webhook:delete"), Needs(Scope.IntegrationsWrite)]
    public Task<DeleteWebhook.Deleted> Delete(Socket socket, DeleteWebhook.Request request, CancellationToken cancel) =>
        delete.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);

    [SubscribeMessage("webhook:rotate"), Needs(Scope.IntegrationsWrite)]
    public Task<CreateWebhook.Created> Rotate(Socket socket, RotateWebhookSecret.Request request, CancellationToken cancel) =>
        rotate.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);

    [SubscribeMessage("webhook:test"), Needs(Scope.IntegrationsWrite)]
    public Task<TestWebhook.Begun> Test(Socket socket, TestWebhook.Request request, CancellationToken cancel) =>
        test.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);

    [SubscribeMessage("webhook:deliveries"), Needs(Scope.IntegrationsRead)]
    public Task<ListDeliveries.Listed> Deliveries(Socket socket, ListDeliveries.Request request, CancellationToken cancel) =>
        deliveries.HandleAsync(socket.Actor(), WebhookScope.Of(request.Conversation), request, cancel);
}
