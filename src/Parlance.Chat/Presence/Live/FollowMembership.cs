using Microsoft.Extensions.Hosting;
using Parlance.Chat.Accounts;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Presence.Typing;

namespace Parlance.Chat.Presence.Live;

/// <summary>Takes from what is told in feeds what it means for those who are here: who has left, who may not write any more, who has sent what they typed, who is blocked, who wants nobody to see them type.</summary>
internal sealed class FollowMembership(FeedPublisher feeds, NodePresence node, Typists typists) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        feeds.Listen(TakeAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TakeAsync(FeedChange change)
    {
        if (FeedName.TryParse(change.Feed, out ConversationId conversation))
        {
            foreach (var row in change.Rows ?? [])
            {
                await TakeAsync(conversation, row);
            }
        }
        else if (FeedName.TryParse(change.Feed, out UserId user))
        {
            foreach (var row in change.Rows ?? [])
            {
                Take(user, row);
            }
        }
    }

    private void Take(UserId user, FeedRow row)
    {
        switch (row)
        {
            case BlockRow block:
                // As long as whoever is blocked still hears of it. Others are told again with the next key.
                typists.Stop(user);
                node.Hide(user, block.User, hidden: !block.Removed);
                node.Doubt(block.User);
                break;
            case SettingRow { Key: Choices.Typing }:
                node.Doubt(user);
                typists.Stop(user);
                break;
        }
    }

    private async Task TakeAsync(ConversationId conversation, FeedRow row)
    {
        switch (row)
        {
            case MessageRow { EditedAt: null, DeletedAt: null } sent:
                typists.Stop(conversation, sent.Author);
                break;
            case ConversationRow { ArchivedAt: not null }:
                typists.Stop(conversation);
                break;
            case MemberRow { LeftAt: not null } left:
                typists.Stop(conversation, left.User);
                foreach (var farewell in node.Remove(left.User, conversation))
                {
                    await farewell.Socket.Leave(farewell.Room);
                }

                break;
            case MemberRow { MutedUntil: not null } muted:
                node.Doubt(muted.User);
                typists.Stop(conversation, muted.User);
                break;
            case MemberRow changed:
                node.Doubt(changed.User);
                break;
        }
    }
}
