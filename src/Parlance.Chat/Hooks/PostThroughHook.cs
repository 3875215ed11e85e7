using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.Hooks.Slack;
using Parlance.Chat.Messages;
using Parlance.Chat.People;

namespace Parlance.Chat.Hooks;

/// <summary>Takes what a program posts to a hook, and says it in the conversation by the one way there is to say something.</summary>
internal sealed partial class PostThroughHook(
    HookBearer bearers, ChatDatabase database, SendMessage send, RateLimiter limiter, ILogger<PostThroughHook> logger)
{
    private const string KeyHeader = "Idempotency-Key";

    public async Task HandleAsync(HttpContext context, Guid hook, string secret)
    {
        var cancel = context.RequestAborted;
        HookAnswer answer;
        try
        {
            answer = await PostAsync(context, hook, secret, cancel);
        }
        catch (ChatError error)
        {
            answer = HookAnswer.Of(error);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Nobody is there to answer.
            return;
        }
        catch (BadHttpRequestException error)
        {
            answer = error.StatusCode is StatusCodes.Status413PayloadTooLarge ? HookAnswer.TooLarge : HookAnswer.InvalidPayload;
        }
        catch (DatabaseUnavailableException error)
        {
            LogFailed(error, hook);
            answer = HookAnswer.Of(ChatError.Unavailable());
        }
        catch (Exception error)
        {
            LogFailed(error, hook);
            answer = HookAnswer.Fault;
        }

        if (!ReferenceEquals(answer, HookAnswer.Ok))
        {
            LogRefused(hook, answer.Word);
        }

        await answer.WriteAsync(context);
    }

    private async Task<HookAnswer> PostAsync(HttpContext context, Guid hook, string secret, CancellationToken cancel)
    {
        limiter.Take(RateLimit.HooksPerAddress, ClientInfo.AddressOf(context));
        if (await bearers.FindAsync(hook, secret, cancel) is not { } bearer)
        {
            return HookAnswer.NoService;
        }

        limiter.Take(RateLimit.PostsPerHook, hook.ToString());
        if (await HookBody.ReadAsync(context.Request.Body, cancel) is not { } body)
        {
            return HookAnswer.TooLarge;
        }

        if (SlackPayload.Parse(body) is not { } payload)
        {
            return HookAnswer.InvalidPayload;
        }

        if (payload.IsTooMuch)
        {
            return HookAnswer.TooManyAttachments;
        }

        var text = payload.ToMarkdown(bearer.Name, await NamesAsync(payload, cancel));
        if (text.Length is 0)
        {
            return HookAnswer.NoText;
        }

        var clientId = KeyOf(hook, context.Request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? key : payload.ClientId);
        await send.HandleAsync(bearer.Actor, new(bearer.Conversation, To: null, clientId, text, ReplyTo: null, Silent: null), cancel);
        return HookAnswer.Ok;
    }

    // What has a key is said once, whoever sends it again, and how often.
    private static Guid KeyOf(Guid hook, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return Guid.CreateVersion7();
        }

        if (key.Length > HookLimits.KeyCharsMax)
        {
            throw ChatError.Invalid(KeyHeader, $"{HookLimits.KeyCharsMax} characters at most");
        }

        return new(SHA256.HashData(Encoding.UTF8.GetBytes($"{hook}/{key}")).AsSpan(0, 16));
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(SlackPayload payload, CancellationToken cancel)
    {
        var ids = payload.Named().Select(name => (Name: name, IsId: UserId.TryParse(name, out var id), Id: id)).Where(named => named.IsId)
            .DistinctBy(named => named.Name, StringComparer.Ordinal).Take(HookLimits.NamedMax).ToList();
        var cards = ids.Count is 0 ? [] : await database.ReadAsync(db => PeopleStore.CardsAsync(db, [.. ids.Select(named => named.Id).Distinct()]), cancel);
        var nameOf = cards.Where(card => !card.Deleted).ToDictionary(card => card.Id, card => card.Username);
        return ids.Where(named => nameOf.ContainsKey(named.Id)).ToDictionary(named => named.Name, named => nameOf[named.Id], StringComparer.Ordinal);
    }

    [LoggerMessage(10641, LogLevel.Information, "Hook {Hook} was answered {Word}")]
    private partial void LogRefused(Guid hook, string word);

    [LoggerMessage(10642, LogLevel.Error, "What was posted to hook {Hook} could not be taken")]
    private partial void LogFailed(Exception error, Guid hook);
}
