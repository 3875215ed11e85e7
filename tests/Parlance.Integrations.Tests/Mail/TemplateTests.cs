using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Integrations.Tests.Mail;

public sealed class TemplateTests
{
    private static readonly ProofOfAddress Proof = new(new Uri("https://chat.example/verify#token=abc_-123&x=<y>"), "042137", TimeSpan.FromMinutes(10));
    private static readonly Uri Link = new("https://chat.example/settings/account");
    private static readonly AccountMails Mails = new(TimeProvider.System);

    public static TheoryData<string, string> All => new(
        from locale in (string[])["en", "vi"]
        from name in Every.Keys
        select (locale, name));

    private static Dictionary<string, Func<MailReader, MailMessage>> Every => new(StringComparer.Ordinal)
    {
        ["verify"] = reader => Mails.VerifyEmail(reader, Proof),
        ["reset"] = reader => Mails.ResetPassword(reader, Proof),
        ["reset by administrator"] = reader => Mails.ResetPasswordByAdministrator(reader, Proof),
        ["new address"] = reader => Mails.ConfirmNewEmail(reader, Proof),
        ["old address"] = reader => Mails.EmailChanging(reader, Link),
        ["password changed"] = reader => Mails.PasswordChanged(reader, Link),
        ["passkey"] = reader => Mails.SignInMethodAdded(reader, SignInMethodKind.Passkey, null, Link),
        ["authenticator"] = reader => Mails.SignInMethodAdded(reader, SignInMethodKind.Authenticator, null, Link),
        ["password"] = reader => Mails.SignInMethodAdded(reader, SignInMethodKind.Password, null, Link),
        ["provider"] = reader => Mails.SignInMethodAdded(reader, SignInMethodKind.Provider, "Google", Link),
        ["exists"] = reader => Mails.AccountExists(reader, Link, Link),
        ["invitation"] = reader => Mails.Invitation(reader, "Bảo", new Uri("https://chat.example/join#invitation=abc"), TimeSpan.FromDays(7)),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_mail_says_the_same_as_text_and_as_HTML_and_loads_nothing(string locale, string name)
    {
        var mail = Every[name](Reader(locale));

        Assert.Contains("Nhà & <Chat>", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Nhà &amp; &lt;Chat&gt;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<Chat>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://chat.example/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://chat.example/", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{locale}\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal(locale, mail.Locale);
        Assert.All((string[])["src=", "<img", "url(", "<link", "<script", "@import"], part => Assert.DoesNotContain(part, mail.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_mail_differs_between_the_languages(string locale, string name) =>
        Assert.NotEqual(Every[name](Reader(locale)).Text, Every[name](Reader(locale is "en" ? "vi-VN" : "en-GB")).Text);

    [Theory]
    [InlineData("verify")]
    [InlineData("reset")]
    [InlineData("reset by administrator")]
    [InlineData("new address")]
    public void A_proof_has_link_code_and_time_and_is_not_sent_when_it_has_expired(string name)
    {
        var mail = Every[name](Reader("en"));

        Assert.Contains("042137", mail.Text, StringComparison.Ordinal);
        Assert.Contains("042137", mail.Html, StringComparison.Ordinal);
        Assert.Contains("10 minutes", mail.Text, StringComparison.Ordinal);
        Assert.Contains("#token=abc_-123&amp;x=", mail.Html, StringComparison.Ordinal);
        // A subject shows on a locked screen.
        Assert.DoesNotContain("042137", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(10), mail.GiveUpAfter);
    }

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("VI-vn", "vi")]
    [InlineData("en-US", "en")]
    [InlineData("vie", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void The_nearest_language_is_taken(string asked, string taken) => Assert.Equal(taken, Every["verify"](Reader(asked)).Locale);

    [Fact]
    public void The_notice_to_the_old_address_names_no_new_one_and_the_invited_learn_who_asks()
    {
        Assert.DoesNotContain("@", Every["old address"](Reader("en")).Text, StringComparison.Ordinal);
        Assert.Contains("Bảo invites you", Every["invitation"](Reader("en")).Text, StringComparison.Ordinal);
        Assert.Contains("7 days", Every["invitation"](Reader("en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_leads_to_a_web_page() =>
        Assert.Throws<ArgumentException>(() => Mails.PasswordChanged(Reader("en"), new Uri("javascript:alert(1)")));

    private static MailReader Reader(string locale) => new(EmailAddress.Parse("ann@example.org"), locale, "Nhà & <Chat>");
}
