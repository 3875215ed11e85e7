using System.Net;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Users;

public sealed class UsernameChangeTests
{
    [Fact]
    public async Task Another_user_name_takes_a_fresh_sign_in_and_the_rest_of_the_profile_does_not()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        app.Clock.Advance(SessionLimits.Recent + TimeSpan.FromSeconds(1));
        await ann.RefreshAsync();

        (await ann.PatchAsync("me", new { username = "anna", bio = "new" })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        Assert.Equal("", (await ann.GetAsync("me")).Ok().GetProperty("bio").GetString());
        // The page sends the name along that is there already.
        (await ann.PatchAsync("me", new { username = "ann", bio = "new" })).Ok();

        await ann.ProveAgainAsync(new { password = AccountApi.Password });
        Assert.Equal("anna", (await ann.PatchAsync("me", new { username = "anna" })).Ok().GetProperty("username").GetString());
    }

    [Fact]
    public async Task A_token_changes_a_profile_but_never_the_user_name()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var program = app.Anyone();
        program.Token = (await ann.PostAsync("me/tokens", new { name = "t", scopes = Scopes.ReadAndWrite })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        (await program.PatchAsync("me", new { username = "anna" })).Refused(HttpStatusCode.Forbidden, "forbidden");

        (await program.PatchAsync("me", new { bio = "new" })).Ok();
    }
}
