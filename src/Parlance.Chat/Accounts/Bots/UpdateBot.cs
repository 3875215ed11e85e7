using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>Changes a bot's profile. What is left out stays.</summary>
internal sealed class UpdateBot(ChatDatabase database, ProfileFeed feed, PersonFeed people, TimeProvider clock)
{
    /// <param name="Username">As a person's.</param>
    /// <param name="DisplayName">1 to 64 characters.</param>
    /// <param name="Color">Of the avatar, as <c>#rrggbb</c>.</param>
    /// <param name="Bio">500 characters at most.</param>
    public sealed record Request(string? Username, string? DisplayName, string? Color, string? Bio);

    public async Task<Bot> HandleAsync(Actor actor, UserId id, Request request, CancellationToken cancel)
    {
        var change = Check(request);
        try
        {
            var changed = await database.WriteAsync(
                async db =>
                {
                    var bot = await BotAccess.RequireAsync(db, actor, id);
                    var updated = await UserStore.UpdateAsync(db, change(bot), clock.GetUtcNow());
                    await people.TellAsync(db, bot, updated);
                    return updated;
                },
                cancel);
            await feed.TellAsync(changed, CancellationToken.None);
            return Bot.Of(changed);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.UsernameTaken();
        }
    }

    private static Func<User, User> Check(Request request)
    {
        var validation = new Validation();
        var username = request.Username is null ? null : ProfileRules.Username(validation, request.Username);
        var displayName = request.DisplayName is null ? null : ProfileRules.DisplayName(validation, request.DisplayName);
        var color = request.Color is null ? null : ProfileRules.Color(validation, request.Color);
        var bio = request.Bio is null ? null : validation.Lines(request.Bio, "bio", ProfileRules.BioCharsMax);
        validation.ThrowIfInvalid();
        return bot => bot with
        {
            Username = username ?? bot.Username,
            UsernameKey = username is null ? bot.UsernameKey : Username.Key(username),
            DisplayName = displayName ?? bot.DisplayName,
            Color = color ?? bot.Color,
            Bio = bio ?? bot.Bio,
        };
    }
}
