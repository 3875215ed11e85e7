using System.Net;
using Parlance.Chat.Accounts.Operator;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Tests.Accounts.Passwords;

/// <summary>Words that an attacker of this very server tries first, and what people put around them.</summary>
[Trait("pace", "slow")]
public sealed class PasswordWordTests
{
    private const string Email = "thu.nguyen+chat@example.org";

    [Theory]
    [InlineData("parlance", false)]
    [InlineData("Parlance2026!", false)]
    [InlineData("P@rl4nc3!!", false)]
    [InlineData("parlanceParlance", false)]
    [InlineData("XưởngGốm1", false)] // the server
    [InlineData("xuong gom 2026", false)]
    [InlineData("ann-marie-1", false)] // the user name
    [InlineData("4nnm4r1e", false)]
    [InlineData("marie1234", false)]
    [InlineData("!!!Nguyen!!!", false)] // the address
    [InlineData("thu.nguyen", false)]
    [InlineData("Lê Thị Thu", false)] // the name
    [InlineData("parlance of sailors", true)]
    [InlineData("marie likes figs", true)]
    [InlineData("nguyen83649201746", true)] // a number that somebody remembers
    [InlineData("parachute", true)]
    public async Task A_password_is_more_than_a_name_with_decoration(string password, bool accepted)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        (await admin.PutAsync("admin/settings", new { name = "Xưởng Gốm" })).Ok();

        var answer = await app.Anyone().PostAsync("auth/register", new { username = "ann-marie", displayName = "Lê Thị Thu", email = Email, password });

        if (accepted)
        {
            answer.Ok(HttpStatusCode.Created);
        }
        else
        {
            Assert.Equal(["password"], answer.RefusedFields());
        }
    }

    [Fact]
    public async Task It_holds_however_a_password_is_set()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann-marie", Email);
        await app.VerifyAsync(ann, Email);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Email })).Done(HttpStatusCode.Accepted);
        var code = Mailbox.CodeOf(await app.Mail.NextAsync(Email));
        var operators = app.Services.GetRequiredService<OperatorAccounts>();

        Assert.Equal(["password"], (await ann.PostAsync("me/password", new { password = "Parlance1", currentPassword = AccountApi.Password })).RefusedFields());
        Assert.Equal(["password"], (await app.Anyone().PostAsync("auth/password/reset", new { email = Email, code, password = "Ann-Marie-1" })).RefusedFields());
        await Assert.ThrowsAsync<OperatorException>(() => operators.ResetPasswordAsync("ann-marie", "Parlance1", TestContext.Current.CancellationToken));
        (await app.Anyone().TryLoginAsync("ann-marie")).Ok();
    }
}
