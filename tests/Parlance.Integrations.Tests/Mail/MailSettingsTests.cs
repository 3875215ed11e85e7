using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Mail;
using Parlance.Integrations.Mail;
using Parlance.Integrations.Ses;
using Parlance.Integrations.Smtp;

namespace Parlance.Integrations.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public async Task Without_settings_mail_goes_to_the_drop_folder_and_is_not_real()
    {
        await using var services = Services();

        Assert.IsType<DropFolderTransport>(services.GetRequiredService<IMailTransport>());
        Assert.False(services.GetRequiredService<MailOptions>().IsReal);
    }

    [Theory]
    [InlineData("starttls", 587)]
    [InlineData("tls", 465)]
    [InlineData("none", 25)]
    [InlineData("StartTLS", 587)]
    public async Task A_mail_server_needs_a_host_and_a_sender_alone(string security, int port)
    {
        var settings = Settings("Transport=smtp", "From=chat@example.org", "Smtp:Host=mail.example.org", $"Smtp:Security={security}");

        Assert.Equal(port, settings.Smtp().Port);
        await using var services = Services("Transport=smtp", "From=chat@example.org", "Smtp:Host=mail.example.org");
        Assert.IsType<SmtpTransport>(services.GetRequiredService<IMailTransport>());
        Assert.True(services.GetRequiredService<MailOptions>().IsReal);
        Assert.Equal("chat@example.org", services.GetRequiredService<MailOptions>().From.ToString());
    }

    [Theory]
    [InlineData("eu-central-1", "https://email.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://email.cn-north-1.amazonaws.com.cn/")]
    public async Task SES_needs_a_region_and_a_key(string region, string endpoint)
    {
        string[] all = ["Transport=SES", "From=chat@example.org", $"Ses:Region={region}", "Ses:AccessKeyId=id", "Ses:SecretAccessKey=key"];

        Assert.Equal(endpoint, Settings(all).Ses().Endpoint.ToString());
        await using var services = Services(all);
        Assert.IsType<SesTransport>(services.GetRequiredService<IMailTransport>());
    }

    [Theory]
    [InlineData("Parlance:Mail:Transport is 'pigeon'. Set it to drop, smtp, ses.", "Transport=pigeon")]
    [InlineData("Parlance:Mail:Transport is '1'.", "Transport=1")]
    [InlineData("Parlance:Mail:From is missing.", "Transport=smtp", "Smtp:Host=a")]
    [InlineData("Parlance:Mail:From is not an e-mail address.", "Transport=smtp", "Smtp:Host=a", "From=Ann <ann@example.org>")]
    [InlineData("Parlance:Mail:Smtp:Host is missing.", "Transport=smtp", "From=a@example.org")]
    [InlineData("Parlance:Mail:Smtp:Host is missing.", "Transport=smtp", "From=a@example.org", "Smtp:Host=")]
    [InlineData("Parlance:Mail:Smtp:Port is '70000'.", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:Port=70000")]
    [InlineData("Parlance:Mail:Smtp:Port is 'smtp'.", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:Port=smtp")]
    [InlineData("Parlance:Mail:Smtp:Security is 'ssl'. Set it to starttls, tls, none.", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:Security=ssl")]
    [InlineData("Parlance:Mail:Smtp:Password is missing.", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:User=u")]
    [InlineData("Parlance:Mail:Smtp:User is missing.", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:Password=p")]
    [InlineData("Parlance:Mail:Smtp:Password or :User holds a control character", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:User=u", "Smtp:Password=p\0q")]
    [InlineData("Parlance:Mail:Smtp:Security is none, and the password", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:User=u", "Smtp:Password=p", "Smtp:Security=none")]
    [InlineData("Parlance:Mail:Smtp:CertificateAuthority names a file that cannot be read", "Transport=smtp", "From=a@example.org", "Smtp:Host=a", "Smtp:CertificateAuthority=nowhere.pem")]
    [InlineData("Parlance:Mail:Ses:Region is missing.", "Transport=ses", "From=a@example.org")]
    [InlineData("Parlance:Mail:Ses:Region is not the name of a region.", "Transport=ses", "From=a@example.org", "Ses:Region=evil.example/")]
    [InlineData("Parlance:Mail:Ses:AccessKeyId is missing.", "Transport=ses", "From=a@example.org", "Ses:Region=eu-central-1")]
    [InlineData("Parlance:Mail:Ses:SecretAccessKey is missing.", "Transport=ses", "From=a@example.org", "Ses:Region=eu-central-1", "Ses:AccessKeyId=a")]
    [InlineData("Parlance:Mail:Ses:Endpoint is not the address of a server.", "Transport=ses", "From=a@example.org", "Ses:Region=eu-central-1", "Ses:AccessKeyId=a", "Ses:SecretAccessKey=b", "Ses:Endpoint=localhost:8005")]
    public void A_wrong_setting_is_named_with_its_mend(string complaint, params string[] settings)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Services(settings));
        Assert.StartsWith(complaint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_may_travel_in_the_clear_inside_one_machine() =>
        Assert.Equal("u", Settings("Smtp:Host=127.0.0.1", "Smtp:User=u", "Smtp:Password=p", "Smtp:Security=none").Smtp().User);

    [Fact]
    public void Secrets_are_not_printed()
    {
        Assert.DoesNotContain("hush", Settings("Smtp:Host=a", "Smtp:User=u", "Smtp:Password=hush").Smtp().ToString(), StringComparison.Ordinal);
        var ses = Settings("Ses:Region=eu-central-1", "Ses:AccessKeyId=id", "Ses:SecretAccessKey=hush", "Ses:SessionToken=hush").Ses();
        Assert.DoesNotContain("hush", ses.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params string[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory, LogLines>();
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        return services.AddMail(Configuration(settings), Path.GetTempPath()).BuildServiceProvider();
    }

    private static MailSettings Settings(params string[] settings) => new(Configuration(settings));

    private static IConfiguration Configuration(string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Parlance:Mail:{pair[0]}", (string?)pair[1])))
        .Build();
}
