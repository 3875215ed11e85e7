using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts;

namespace Parlance.Chat.Http;

/// <summary>Who makes this request, for the endpoint's handler.</summary>
internal static class ActorFeature
{
    /// <summary>The actor that the endpoint's <see cref="AccessRequirement"/> has asked for.</summary>
    public static Actor Actor(this HttpContext context) => context.Features.Get<Actor>() ?? throw ChatError.Unauthenticated();

    public static Actor? FindActor(this HttpContext context) => context.Features.Get<Actor>();
}
