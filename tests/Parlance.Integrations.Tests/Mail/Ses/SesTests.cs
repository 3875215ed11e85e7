using Parlance.Chat.Mail;
using Parlance.Integrations.Ses;
using Parlance.SocketIO.Testing;

namespace Parlance.Integrations.Tests.Mail.Ses;

/// <summary>Mail that an endpoint compatible with Amazon SES really takes, behind a check of its signature.</summary>
public sealed class SesTests : IAsyncLifetime
{
    private static readonly AwsCredentials Key = new("AKIDEXAMPLE", "a/secret+key", "a session token");

    private MailPeer? _ses;

    public async ValueTask InitializeAsync() => _ses = await MailPeer.StartAsync(
        "ses.mjs", new { region = "eu-central-1", accessKeyId = Key.AccessKeyId, secretAccessKey = Key.SecretAccessKey, sessionToken = Key.SessionToken });

    public ValueTask DisposeAsync() => _ses!.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_whole()
    {
        using var transport = Transport();

        await transport.SendAsync(TestMail.To("ann@example.org") with { Subject = "Xác nhận", Text = "Tiếng Việt.\n" }, Patience.Token).Soon();

        var mail = await _ses!.ReceiveAsync();
        Assert.Equal(["ann@example.org"], mail.Receivers);
        Assert.Equal("chat@parlance.example", mail.Sender);
        Assert.Equal("Xác nhận", mail.Subject);
        Assert.Equal("Xác nhận", mail.Stored);
        Assert.Equal("Tiếng Việt.", mail.Text!.TrimEnd('\n'));
        Assert.Equal("<p>Text.</p>", mail.Html.GetString()!.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("throttled@example.org", "429 TooManyRequestsException", false)]
    [InlineData("paused@example.org", "400 SendingPausedException", false)]
    [InlineData("broken@example.org", "500 InternalServiceErrorException", false)]
    [InlineData("rejected@example.org", "400 MessageRejected", true)]
    public async Task A_refusal_is_for_good_or_passes_and_names_nobody(string receiver, string codes, bool forGood)
    {
        using var transport = Transport();

        var failure = await Assert.ThrowsAnyAsync<MailException>(() => transport.SendAsync(TestMail.To(receiver), Patience.Token).Soon());

        Assert.Equal(forGood, failure is MailRefusedException);
        Assert.EndsWith(codes, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_region_or_clock_lets_the_mail_wait_and_says_what_to_mend()
    {
        await AssertRefusedAsync(options => options with { Credentials = Key with { SecretAccessKey = "another" } }, "InvalidSignatureException");
        await AssertRefusedAsync(options => options with { Credentials = Key with { AccessKeyId = "another" } }, "UnrecognizedClientException");
        await AssertRefusedAsync(options => options with { Credentials = Key with { SessionToken = null } }, "UnrecognizedClientException");
        await AssertRefusedAsync(options => options with { Region = "eu-west-1" }, "InvalidSignatureException");
        await AssertRefusedAsync(options => options, "RequestTimeTooSkewed", new ManualTimeProvider());
    }

    [Fact]
    public async Task The_check_signs_in_and_tells_how_it_stands()
    {
        using var transport = Transport();

        Assert.EndsWith("signed in", await transport.CheckAsync(Patience.Token).Soon(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_SES_does_not_know_is_refused_before_it_is_asked()
    {
        using var transport = Transport();

        await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(TestMail.To("nguyễn@example.org"), Patience.Token).Soon());
    }

    [Fact]
    public async Task A_place_where_nothing_listens_says_so()
    {
        using var transport = Transport();
        await _ses!.DisposeAsync();
        _ses = await MailPeer.StartAsync("parse.mjs");

        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => transport.SendAsync(TestMail.To("ann@example.org"), Patience.Token).Soon());
        Assert.Contains("Check Parlance:Mail:Ses:Region and :Endpoint", failure.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(Func<SesOptions, SesOptions> change, string error, TimeProvider? clock = null)
    {
        using var transport = Transport(change, clock);
        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => transport.SendAsync(TestMail.To("ann@example.org"), Patience.Token).Soon());
        Assert.Contains($"403 {error}", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<MailUnavailableException>(() => transport.CheckAsync(Patience.Token).Soon());
        Assert.Contains("Check Parlance:Mail:Ses:Region, :AccessKeyId and :SecretAccessKey, the clock", failure.Message, StringComparison.Ordinal);
    }

    private SesTransport Transport(Func<SesOptions, SesOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new SesOptions { Region = "eu-central-1", Credentials = Key, Endpoint = new Uri($"http://127.0.0.1:{_ses!.Port}") };
        return new SesTransport(change?.Invoke(options) ?? options, TestMail.Options, clock ?? TimeProvider.System);
    }
}
