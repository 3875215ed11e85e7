using System.Text.Json;
using Parlance.Chat.Mail;
using Parlance.Integrations.Smtp;

namespace Parlance.Integrations.Tests.Mail.Smtp;

/// <summary>Mail that a mail server which is not ours really receives.</summary>
public sealed class SmtpServerTests : IDisposable
{
    private const string User = "parlance";
    private const string Password = "pässwörd \"quoted\"";

    private readonly TestAuthority _authority = new();

    public static TheoryData<string, string[]?> Ways => new()
    {
        { "starttls", null },
        { "starttls", ["LOGIN"] },
        { "tls", ["PLAIN"] },
        { "none", null },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_mail_arrives_signed_in_and_protected(string security, string[]? methods)
    {
        await using var server = await StartAsync(security, methods);
        var message = TestMail.To("ann@example.org") with { Text = "Tiếng Việt.\n.\n..dots\n", Subject = "Xác nhận địa chỉ" };

        await Transport(server, security).SendAsync(message, Patience.Token).Soon();

        var mail = await server.ReceiveAsync();
        Assert.Equal("chat@parlance.example", mail.Sender);
        Assert.Equal(["ann@example.org"], mail.Receivers);
        Assert.Equal(User, mail.User);
        Assert.Equal(Security(security) != SmtpSecurity.None, mail.Secure);
        Assert.Equal("Xác nhận địa chỉ", mail.Subject);
        Assert.Equal("Tiếng Việt.\n.\n..dots", mail.Text!.TrimEnd('\n'));
        Assert.Equal($"<{message.Id:N}@parlance.example>", mail.MessageId);
    }

    [Fact]
    public async Task An_international_address_is_announced_as_such()
    {
        await using var server = await StartAsync("starttls");

        await Transport(server, "starttls").SendAsync(TestMail.To("nguyễn@bücher.example"), Patience.Token).Soon();

        var mail = await server.ReceiveAsync();
        // The server itself shows the domain in Unicode again.
        Assert.Equal(["nguyễn@bücher.example"], mail.Receivers);
        Assert.True(mail.Options.GetProperty("SMTPUTF8").GetBoolean());
        Assert.Equal("8BITMIME", mail.Options.GetProperty("BODY").GetString());
    }

    [Fact]
    public async Task An_ordinary_mail_asks_for_no_extension()
    {
        await using var server = await StartAsync("starttls");

        await Transport(server, "starttls").SendAsync(TestMail.To("ann@example.org") with { Text = "Tiếng Việt\n" }, Patience.Token).Soon();

        Assert.NotEqual(JsonValueKind.Object, (await server.ReceiveAsync()).Options.ValueKind);
    }

    [Theory]
    [InlineData("refused-550@example.org", true)]
    [InlineData("refused-553@example.org", true)]
    [InlineData("busy-450@example.org", false)]
    [InlineData("busy-421@example.org", false)]
    [InlineData("content-554@example.org", true)]
    [InlineData("content-452@example.org", false)]
    public async Task A_refusal_is_for_good_or_passes_as_its_number_says_and_names_nobody(string receiver, bool forGood)
    {
        await using var server = await StartAsync("starttls");

        var failure = await Assert.ThrowsAnyAsync<MailException>(() => Transport(server, "starttls").SendAsync(TestMail.To(receiver), Patience.Token).Soon());

        Assert.Equal(forGood, failure is MailRefusedException);
        Assert.Contains(receiver.Split('@')[0].Split('-')[1], failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_certificate_of_an_unknown_authority_is_refused(string security)
    {
        await using var server = await StartAsync(security);

        await AssertUnavailableAsync("is not trusted", Transport(server, security, options => options with { Authorities = null }));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var server = await StartAsync("tls");

        await AssertUnavailableAsync("is for another name", Transport(server, "tls", options => options with { Host = "127.0.0.1" }));
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_refused()
    {
        await using var server = await StartAsync("tls", expired: true);

        await AssertUnavailableAsync("has expired", Transport(server, "tls"));
    }

    [Fact]
    public async Task A_server_without_TLS_is_told_from_one_with_a_bad_certificate()
    {
        await using var server = await StartAsync("none");

        await AssertUnavailableAsync("does not speak TLS here", Transport(server, "tls"));
        await AssertUnavailableAsync("does not offer STARTTLS", Transport(server, "starttls"));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_password_says_which_setting_to_mend_and_the_mail_waits(string password)
    {
        await using var server = await StartAsync("starttls");

        await AssertUnavailableAsync("Check Parlance:Mail:Smtp:User and :Password", Transport(server, "starttls", options => options with { Password = password }));
    }

    [Fact]
    public async Task A_missing_sign_in_says_which_setting_to_mend_and_the_mail_waits()
    {
        await using var server = await StartAsync("starttls");

        await AssertUnavailableAsync("whether a sign-in is needed", Transport(server, "starttls", options => options with { User = null }), check: false);
    }

    [Fact]
    public async Task A_place_where_no_mail_server_is_says_so()
    {
        var server = await StartAsync("none");
        await server.DisposeAsync();

        await AssertUnavailableAsync("No mail server listens at localhost", Transport(server, "none"));
        await AssertUnavailableAsync("is not known. Check Parlance:Mail:Smtp:Host", Transport(server, "none", options => options with { Host = "no-such-host.invalid" }));
    }

    [Theory]
    [InlineData("starttls", "over TLS, signed in")]
    [InlineData("tls", "over TLS, signed in")]
    [InlineData("none", "without TLS, signed in")]
    public async Task The_check_does_everything_but_send(string security, string finding)
    {
        await using var server = await StartAsync(security);

        Assert.Contains(finding, await Transport(server, security).CheckAsync(Patience.Token).Soon(), StringComparison.Ordinal);
    }

    public void Dispose() => _authority.Dispose();

    private static async Task AssertUnavailableAsync(string complaint, SmtpTransport transport, bool check = true)
    {
        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => transport.SendAsync(TestMail.To("ann@example.org"), Patience.Token).Soon());
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        if (check)
        {
            failure = await Assert.ThrowsAsync<MailUnavailableException>(() => transport.CheckAsync(Patience.Token).Soon());
            Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        }
    }

    private static SmtpSecurity Security(string name) => Enum.Parse<SmtpSecurity>(name, ignoreCase: true);

    private Task<MailPeer> StartAsync(string security, string[]? methods = null, bool expired = false)
    {
        var (key, cert) = _authority.Issue(expired);
        return MailPeer.StartAsync("smtp.mjs", new { security, key, cert, user = User, password = Password, methods });
    }

    private SmtpTransport Transport(MailPeer server, string security, Func<SmtpOptions, SmtpOptions>? change = null)
    {
        var options = new SmtpOptions
        {
            Host = "localhost",
            Port = server.Port,
            Security = Security(security),
            User = User,
            Password = Password,
            Authorities = _authority.Trusted,
        };
        return new SmtpTransport(change?.Invoke(options) ?? options, TestMail.Options, TimeProvider.System);
    }
}
