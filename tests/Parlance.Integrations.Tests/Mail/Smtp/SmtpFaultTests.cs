using Parlance.Chat.Mail;
using Parlance.Integrations.Smtp;
using Parlance.SocketIO.Testing;

namespace Parlance.Integrations.Tests.Mail.Smtp;

/// <summary>Mail servers that are slow, broken, or not what they seem.</summary>
public sealed class SmtpFaultTests
{
    private static readonly MailMessage Message = TestMail.To("ann@example.org") with { Text = ".\n..\nA line.\n" };

    [Fact]
    public async Task A_server_that_falls_silent_is_left_after_a_while()
    {
        var clock = new ManualTimeProvider();
        var heard = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        await using var server = ScriptedServer.Start(async server =>
        {
            await server.SayAsync("220 slow");
            await server.HearAsync();
            heard.SetResult();
            await done.Task.Soon();
        });

        var sending = server.Client(clock).SendAsync(Message, Patience.Token);
        await heard.Task.Soon();
        // Only time ends it, and it takes no longer than it may.
        var waited = TimeSpan.Zero;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!sending.IsCompleted && await timer.WaitForNextTickAsync(Patience.Token))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            waited += TimeSpan.FromSeconds(1);
            Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        }

        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => sending);
        Assert.Contains("did not answer within 30 s", failure.Message, StringComparison.Ordinal);
        Assert.True(waited >= SmtpLimits.ReplyWithin);
        done.SetResult();
    }

    [Fact]
    public async Task The_caller_can_give_up_at_any_time()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = ScriptedServer.Start(async server =>
        {
            await server.SayAsync("220 slow");
            await server.HearAsync();
            await cancel.CancelAsync();
            await server.HearAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client().SendAsync(Message, cancel.Token).Soon());
    }

    [Fact]
    public Task A_line_without_end_is_not_read_to_its_end() => AssertUnavailableAsync("a line of more than 2048 octets", "220 " + new string('a', 1 << 20) + "\r\n");

    [Fact]
    public Task A_reply_without_end_is_not_read_to_its_end() =>
        AssertUnavailableAsync("more than 128 lines", "220 hi", string.Concat(Enumerable.Repeat("250-LINE\r\n", 10_000)));

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("22")]
    [InlineData("220hello")]
    [InlineData("abc hello")]
    [InlineData("")]
    public Task What_is_no_mail_server_is_told_so(string greeting) => AssertUnavailableAsync("does not answer as a mail server does", greeting + "\r\n");

    [Theory]
    [InlineData("greets us with: 554 no", "554 no")]
    [InlineData("greets us with: 421 busy", "421 busy")]
    [InlineData("refuses EHLO with: 502 what?", "220 hi", "502 what?")]
    [InlineData("closed the connection", "220 hi")]
    [InlineData("refuses our sender: 550 5.7.1. Check Parlance:Mail:From", "220 hi", "250 hi", "550 5.7.1 not you")]
    [InlineData("does not take the receiver now: 451 4.7.1", "220 hi", "250 hi", "250 ok", "451 4.7.1 grey")]
    [InlineData("does not take the content now: 421", "220 hi", "250 hi", "250 ok", "250 ok", "421 bye")]
    [InlineData("does not take the content now: 250", "220 hi", "250 hi", "250 ok", "250 ok", "250 not what was expected")]
    [InlineData("closed the connection", "220 hi", "250 hi", "250 ok", "250 ok", "354 go")]
    public Task A_server_that_does_not_go_on_lets_the_mail_wait(string complaint, params string[] answers) => AssertUnavailableAsync(complaint, answers);

    [Fact]
    public async Task What_follows_the_reply_to_STARTTLS_in_the_clear_is_not_believed()
    {
        // CVE-2011-0411: put there by somebody on the way, it would be read as if it came protected.
        await using var server = ScriptedServer.Answer("220 hi", "250-hi\r\n250 STARTTLS", "220 go\r\n250 AUTH PLAIN\r\n");

        var failure = await Assert.ThrowsAsync<MailUnavailableException>(
            () => server.Client(change: options => options with { Security = SmtpSecurity.StartTls }).SendAsync(Message, Patience.Token).Soon());
        Assert.Contains("more than its reply to STARTTLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_offers_no_sign_in_gets_no_password()
    {
        await using var server = ScriptedServer.Answer("220 hi", "250-hi\r\n250 AUTH CRAM-MD5");

        var failure = await Assert.ThrowsAsync<MailUnavailableException>(
            () => server.Client(change: options => options with { User = "u", Password = "hush" }).SendAsync(Message, Patience.Token).Soon());
        Assert.Contains("offers no sign-in by password", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Said, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_know_international_addresses_is_not_given_one()
    {
        await using var server = ScriptedServer.Answer("220 hi", "250-hi\r\n250 8BITMIME");

        await Assert.ThrowsAsync<MailRefusedException>(() => server.Client().SendAsync(TestMail.To("nguyễn@example.org"), Patience.Token).Soon());
        Assert.Equal(["EHLO parlance.example"], server.Said);
    }

    [Fact]
    public async Task What_goes_over_the_wire_is_what_the_standard_says()
    {
        await using var server = ScriptedServer.Answer("220-hello\r\n220 hi", "250-hi\r\n250 SIZE 1000", "250 ok", "250", "354 go", "250 taken", "221 bye");

        await server.Client().SendAsync(Message, Patience.Token).Soon();

        Assert.Equal(["EHLO parlance.example", "MAIL FROM:<chat@parlance.example>", "RCPT TO:<ann@example.org>", "DATA"], server.Said.Take(4));
        Assert.Equal([".", "QUIT"], server.Said.TakeLast(2));
        // Lines of dots are stuffed; only the last one stands alone.
        Assert.Contains("..", server.Said);
        Assert.Contains("...", server.Said);
        Assert.Equal(1, server.Said.Count(line => line is "."));
    }

    [Fact]
    public async Task A_mail_that_was_taken_stays_taken_whatever_follows()
    {
        // It hangs up where the answer to QUIT is due.
        await using var server = ScriptedServer.Answer("220 hi", "250 hi", "250 ok", "250 ok", "354 go", "250 taken");

        await server.Client().SendAsync(Message, Patience.Token).Soon();

        Assert.Contains("DATA", server.Said);
    }

    [Theory]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\n.\r\n")]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("..a\r\n.b\r\nc.\r\n", "...a\r\n..b\r\nc.\r\n.\r\n")]
    [InlineData("", ".\r\n")]
    public void Lines_that_begin_with_a_dot_get_another(string content, string sent) =>
        Assert.Equal(sent, System.Text.Encoding.ASCII.GetString(DotStuffing.Apply(System.Text.Encoding.ASCII.GetBytes(content))));

    [Theory]
    [InlineData("a\n.\nMAIL FROM:<eve@evil.example>\r\n")]
    [InlineData("a\r.\rMAIL FROM:<eve@evil.example>\r\n")]
    [InlineData("a\n.\r\n")]
    [InlineData("no end")]
    public void A_content_that_some_server_could_take_for_two_mails_is_not_sent(string content) =>
        Assert.Throws<ArgumentException>(() => DotStuffing.Apply(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public async Task A_command_of_two_lines_is_not_sent()
    {
        var sent = new MemoryStream();
        await using var wire = new SmtpWire(sent, "server", TimeProvider.System);

        await Assert.ThrowsAsync<ArgumentException>(() => wire.CommandAsync("RCPT TO:<a@b>\r\nRCPT TO:<eve@evil.example>", Patience.Token));
        Assert.Equal(0, sent.Length);
    }

    private static async Task AssertUnavailableAsync(string complaint, params string[] answers)
    {
        await using var server = ScriptedServer.Answer(answers);
        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => server.Client().SendAsync(Message, Patience.Token).Soon());
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }
}
