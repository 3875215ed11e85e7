using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Conversations;
using Parlance.Chat.Tests.Presence;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat.Tests.Webhooks;

/// <summary>Where nobody wants to hear of anything, no statement is run for it.</summary>
public sealed class RegistryTests
{
    private static readonly string[] Sent = ["message.sent"];

    [Fact]
    public async Task Where_there_is_no_webhook_nothing_is_asked_and_another_nodes_is_known_within_two_seconds()
    {
        await using var app = await ChatApp.StartAsync();
        await using var another = await app.AnotherNodeAsync();
        var ann = await app.ChatterAsync("ann");
        var (here, elsewhere) = (Id(await ann.CreateAsync("group", "tea")), Id(await ann.CreateAsync("channel", "news")));
        foreach (var node in new[] { app, another })
        {
            await Seeing.EventuallyAsync(() => Task.FromResult(!MayWant(node, here, ConversationKind.Group)), "it is known that there is none");
        }

        await ann.DoAsync("webhook:create", new { conversation = here.ToString(), name = "ci", url = "https://ci.example/", events = Sent });
        Assert.True(MayWant(app, here, ConversationKind.Group));
        app.Clock.Advance(WebhookLimits.KnownWithin);
        await Seeing.EventuallyAsync(() => Task.FromResult(MayWant(another, here, ConversationKind.Group)), "the other node knows");
        await Seeing.EventuallyAsync(() => Task.FromResult(!MayWant(app, elsewhere, ConversationKind.Channel)), "nobody wants to hear of the channel");
        Assert.False(Registry(app).MayWant(here, ConversationKind.Group, WebhookEvent.MessageEdited));
    }

    private static ConversationId Id(string text) => ConversationId.Of(Guid.Parse(text));

    private static bool MayWant(ChatApp app, ConversationId conversation, ConversationKind kind) => Registry(app).MayWant(conversation, kind, WebhookEvent.MessageSent);

    private static WebhookRegistry Registry(ChatApp app) => app.Services.GetRequiredService<WebhookRegistry>();
}
