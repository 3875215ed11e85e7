using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Previews;

/// <summary>Takes a preview away from one's own message, or as a moderator from somebody else's. It does not come again, also not with an edit.</summary>
internal sealed class RemovePreview(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="Url">Which of its links; left out for all of them.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq, string? Url);

    public async Task<EditMessage.Edited> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.Require(request.Url is null or { Length: >= 1 and <= MessageLimits.LinkCharsMax }, "url", "one of the message's links");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(MessageRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor, id, seq, request.Url), cancel)));
    }

    private async Task<Message> RemoveAsync(DbSession db, Actor actor, ConversationId id, long seq, string? url)
    {
        var place = await Place.ReadAsync(db, actor, id, lockRow: true);
        place.Require(place.IsMember ? Act.Read : Act.DeleteOthers);
        var message = await MessageStore.RequireAsync(db, place, seq);
        if (message.AuthorId != actor.User)
        {
            place.Require(Act.DeleteOthers);
        }

        place.RequireOpen();
        var links = message.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(link => url is null || string.Equals(link, url, StringComparison.Ordinal)).ToList();
        if (links.Count is 0 && url is not null)
        {
            throw ChatError.NotFound("preview");
        }

        // Also one that has not come yet does not come any more.
        var removed = 0;
        foreach (var link in links)
        {
            removed += await PreviewStore.RemoveAsync(db, message, link);
        }

        if (removed > 0 && message.AuthorId != actor.User)
        {
            await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.PreviewRemoved) { Conversation = id, User = message.AuthorId, Seq = seq }, log.Now);
        }

        var cards = PreviewCard.Parse(message.Previews);
        var left = cards.Where(card => !links.Contains(card.Url, StringComparer.Ordinal)).ToList();
        if (left.Count == cards.Count)
        {
            return message;
        }

        var changed = await PreviewStore.PutAsync(db, message, left);
        log.Tell(db, place, seq, changed.Rev, MessageRow.Of(changed));
        return changed;
    }
}
