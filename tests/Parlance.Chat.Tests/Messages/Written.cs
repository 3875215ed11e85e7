using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Tests.Messages;

/// <summary>Messages that are there without having been sent: the API would let nobody say so much at once.</summary>
internal static class Written
{
    public static Task WriteAsync(this ChatApp app, Chatter author, string conversation, int count, string text = "written", Func<int, DateTimeOffset>? at = null) =>
        app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            async db =>
            {
                for (var number = 0; number < count; number++)
                {
                    await MessageStore.AppendAsync(db, new Message
                    {
                        ConversationId = new ConversationId(Guid.Parse(conversation)),
                        AuthorId = new UserId(Guid.Parse(author.Id)),
                        ClientId = Guid.CreateVersion7(),
                        Text = text,
                        CreatedAt = at?.Invoke(number) ?? app.Clock.GetUtcNow(),
                    });
                }
            },
            TestContext.Current.CancellationToken);
}
