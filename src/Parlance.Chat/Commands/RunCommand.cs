using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Commands;

/// <summary>
/// Does what a text says that begins with a slash: a command of the server's own, or one that a bot in the conversation understands. A text that begins
/// with two slashes is said, with one.
/// </summary>
internal sealed class RunCommand(ChatDatabase database, BuiltInCommands builtIns, SendMessage send, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Text">The command with its slash, and what stands behind it.</param>
    /// <param name="ClientId">A UUID made by the client; what is said by a command is there once, however often it is sent.</param>
    public sealed record Request(ConversationId? Conversation, string? Text, Guid? ClientId);

    /// <param name="Command">Which it was; empty for a text that was only said.</param>
    /// <param name="Message">What was said by it.</param>
    /// <param name="Text">What the server answers to whoever asked, as Markdown.</param>
    /// <param name="Call">What a bot was asked: its answer is a message, or comes as <c>command:answer</c>.</param>
    /// <param name="Until">Until when the bot may answer.</param>
    public sealed record Ran(
        string Command,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MessageRow? Message = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Call = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until = null) : Reply
    {
        public static Ran Said(string command, string text) => new(command, Text: text);
    }

    public async Task<Ran> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        var clientId = ConversationRules.ClientId(validation, request.ClientId);
        var text = MessageRules.Text(validation, request.Text);
        validation.Require(text.Length is 0 || text[0] is '/', "text", "a text that begins with a slash");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            actor.Require(Scope.MessagesWrite);
            var sent = await send.HandleAsync(actor, new(conversation, To: null, clientId, text[1..], ReplyTo: null, Silent: null), cancel);
            return new("", sent.Message);
        }

        var command = CommandText.Of(text);
        if (builtIns.Find(command.Name) is not { } builtIn)
        {
            return await database.WriteAsync(db => CallAsync(db, actor, conversation, command), cancel);
        }

        actor.Require(builtIn.Scope);
        await database.ReadAsync(db => Place.RequireAsync(db, actor, conversation, Act.Read), cancel);
        return await builtIn.RunAsync(new(actor, conversation, clientId, command.Arguments), cancel);
    }

    private async Task<Ran> CallAsync(DbSession db, Actor actor, ConversationId conversation, CommandText command)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
        var registered = await CommandStore.InAsync(db, conversation, place.ServerRole);
        var found = registered.FirstOrDefault(one => string.Equals(one.Name, command.Name, StringComparison.Ordinal));
        if (found is null)
        {
            throw ChatError.UnknownCommand(command.Name, command.Near([.. builtIns.All.Select(one => one.Name), .. registered.Select(one => one.Name)]));
        }

        // Whoever may not write here has nobody write for them.
        var now = clock.GetUtcNow();
        await MayWriteHere.RequireAsync(db, place, now);
        var call = new Call
        {
            Id = Guid.CreateVersion7(now),
            Name = found.Name,
            BotId = found.BotId,
            UserId = actor.User,
            ConversationId = conversation,
            ExpiresAt = now + CommandLimits.AnswerWithin,
        };
        await CommandStore.InsertAsync(db, call, now - CommandLimits.Kept);
        feeds.Tell(
            db, [SocketAuth.RoomOf(found.BotId)], CommandCall.Event, new CommandCall(call.Id, call.Name, command.Arguments, actor.User, conversation, call.ExpiresAt));
        return new(call.Name, Call: call.Id, Until: call.ExpiresAt);
    }
}
