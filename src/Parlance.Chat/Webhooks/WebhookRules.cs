using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Outside;

namespace Parlance.Chat.Webhooks;

/// <summary>What a webhook has to be.</summary>
internal static class WebhookRules
{
    public static string Name(Validation validation, string? name) => validation.Line(name, "name", 1, WebhookLimits.NameCharsMax);

    /// <summary>Where it goes. Whether that is reached is seen when something is sent there.</summary>
    public static string Url(Validation validation, OutsideClient outside, WebhookScope scope, string? url)
    {
        var takes = url is { Length: <= WebhookLimits.UrlCharsMax } && Uri.TryCreate(url, UriKind.Absolute, out var address) && outside.Takes(address, scope.IsOfServer) && address.Fragment.Length is 0;
        validation.Require(takes, "url", "http:// or https://, on a port that the server may ask, without a name and a password");
        return url ?? "";
    }

    public static long Events(Validation validation, IReadOnlyList<WebhookEvent>? events)
    {
        validation.Require(events is { Count: > 0 } && events.All(one => Enum.IsDefined(one) && one is not WebhookEvent.Test), "events", "one at least, such as message.sent");
        return WebhookEvents.BitsOf(events ?? []);
    }

    public static void Channels(Validation validation, WebhookScope scope, IReadOnlyList<ConversationId>? channels) =>
        validation.Require(channels is null || (scope.IsOfServer && channels.Count <= WebhookLimits.ChannelsMax), "channels", $"at most {WebhookLimits.ChannelsMax} channels, of a webhook of the server");

    /// <exception cref="ChatError"><c>invalid</c>: one of them is no channel.</exception>
    public static async Task RequireChannelsAsync(DbSession db, IReadOnlyList<ConversationId> channels)
    {
        if (channels.Count > 0 && await WebhookStore.CountChannelsAsync(db, channels) != channels.Count)
        {
            throw ChatError.Invalid("channels", "ids of channels");
        }
    }

    /// <summary>What the log of what was done says of it. An address may hold a secret: only its host is written down.</summary>
    public static object Logged(Webhook hook) => new { hook.Name, new Uri(hook.Url).Host, Events = WebhookEvents.Of(hook.Events), hook.DisabledAt };
}
