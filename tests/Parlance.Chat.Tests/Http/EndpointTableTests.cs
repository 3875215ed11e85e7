using System.Net;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Tests.Http;

/// <summary>Every endpoint, held against everybody. A new one is in these tests without being named; endpoints.txt shows a reviewer what it asks.</summary>
[Trait("pace", "slow")]
public sealed class EndpointTableTests
{
    private const string Listing = "Http/endpoints.txt";
    private static readonly HashSet<string> ReadOnly = [Scope.Read];

    public enum Caller
    {
        Anonymous,
        Unverified,
        Member,
        Administrator,
        Disabled,
        SignedOut,
        ReadOnlyToken,
    }

    [Fact]
    public async Task The_table_of_endpoints_is_the_one_that_was_reviewed()
    {
        await using var app = await ChatApp.StartAsync();
        var lines = EndpointTable.Of(app).Select(row => row.ToString()).ToArray();
        var file = Path.Combine(SourceFolder(), Listing);
        if (Environment.GetEnvironmentVariable("PARLANCE_ACCEPT_API") is "1")
        {
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken), lines);
    }

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it_and_has_a_name()
    {
        await using var app = await ChatApp.StartAsync();

        Assert.All(EndpointTable.Of(app), row => Assert.True(row is { Required: not null, Name: not null }, row.ToString()));
        Assert.All(EndpointTable.Of(app), row => Assert.True(row.Required is { Access: Access.Anyone } or { Scope: null } || Scope.IsKnown(row.Required!.Scope), row.ToString()));
    }

    [Theory]
    [InlineData(Caller.Anonymous)]
    [InlineData(Caller.Unverified)]
    [InlineData(Caller.Member)]
    [InlineData(Caller.Administrator)]
    [InlineData(Caller.Disabled)]
    [InlineData(Caller.SignedOut)]
    [InlineData(Caller.ReadOnlyToken)]
    public async Task Every_endpoint_lets_in_whom_it_says_and_nobody_else(Caller caller)
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var administrator = await app.SomebodyAsync("admin-of-all", "admin@example.org");
        var wrong = new List<string>();
        var number = 0;
        foreach (var row in EndpointTable.Of(app))
        {
            // Somebody new for each: some endpoints sign out, disable or delete whoever calls.
            var somebody = await MakeAsync(app, administrator, caller, $"somebody-{++number}x");
            var answer = await somebody.SendAsync(new HttpMethod(row.Method), row.Url, row.Method is "GET" or "DELETE" ? null : new { });
            var expected = Refusal(row.Required!, caller);
            var got = AccessRefusal(answer);
            var handlerDecides = row.Required!.Access is Access.AnyoneOrActor && caller is Caller.Anonymous;
            if ((!handlerDecides && !string.Equals(expected, got, StringComparison.Ordinal)) || (int)answer.Status >= 500)
            {
                wrong.Add($"{row.Method} {row.Path}: expected {expected ?? "to be let in"}, got {(int)answer.Status} {got} {answer.Text}");
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    private static string? Refusal(AccessRequirement required, Caller caller) => (required.Access, caller) switch
    {
        (Access.Anyone, _) => null,
        // What a handler says to somebody without an account is its own: some find nobody whom the request could be for.
        (Access.AnyoneOrActor, Caller.Anonymous) => null,
        (_, Caller.Anonymous) => "unauthenticated",
        (_, Caller.Disabled) => "disabled",
        (_, Caller.SignedOut) => "session_ended",
        (_, Caller.ReadOnlyToken) when required.Scope is not { } scope || !Scope.Covers(ReadOnly, scope) => "forbidden",
        (Access.Verified or Access.Recent or Access.Administrator, Caller.Unverified) => "email_unverified",
        (Access.Administrator, Caller.Member) => "forbidden",
        _ => null,
    };

    // What the door says; a handler's own refusals (not_found, invalid, …) mean that it was reached.
    private static string? AccessRefusal(ApiAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return null;
        }

        var code = answer.Json.GetProperty("code").GetString();
        return code is "unauthenticated" or "disabled" or "session_ended" or "email_unverified" or "reauthentication_required" or "forbidden"
            ? code
            : null;
    }

    private static async Task<AccountApi> MakeAsync(ChatApp app, AccountApi administrator, Caller caller, string name)
    {
        // The limits on registrations are not what is tested here.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await administrator.RefreshAsync();
        switch (caller)
        {
            case Caller.Anonymous:
                return app.Anyone();
            case Caller.Administrator:
                return await MakeAdministratorAsync(app, name);
            case Caller.Unverified:
                return await app.SomebodyAsync(name, $"{name}@example.org");
        }

        var somebody = await app.SomebodyAsync(name, $"{name}@example.org");
        await app.VerifyAsync(somebody, $"{name}@example.org");
        switch (caller)
        {
            case Caller.Disabled:
                (await administrator.PatchAsync($"admin/users/{somebody.UserId}", new { disabled = true })).Ok();
                break;
            case Caller.SignedOut:
                (await somebody.PostAsync("auth/logout", new { refreshToken = somebody.RefreshToken })).Done();
                break;
            case Caller.ReadOnlyToken:
                somebody.Token = (await somebody.PostAsync("me/tokens", new { name = "t", scopes = ReadOnly })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();
                break;
        }

        return somebody;
    }

    // A second administrator, so that nothing is refused for being done to the last one.
    private static async Task<AccountApi> MakeAdministratorAsync(ChatApp app, string name)
    {
        var somebody = await app.SomebodyAsync(name, $"{name}@example.org");
        await app.VerifyAsync(somebody, $"{name}@example.org");
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            db => db.ExecuteAsync("UPDATE users SET role = 2 WHERE id = @id", new { id = UserId.Of(Guid.Parse(somebody.UserId)) }),
            TestContext.Current.CancellationToken);
        return somebody;
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
