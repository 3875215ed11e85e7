using Parlance.Chat.Mail;

namespace Parlance.Integrations.Tests.Mail.Mime;

/// <summary>ASVS 1.3.11: nothing that somebody types adds a header or a receiver to a mail.</summary>
public sealed class HeaderInjectionTests
{
    public static readonly TheoryData<string> Breaks =
    [
        "a\r\nBcc: eve@evil.example",
        "a\nBcc: eve@evil.example",
        "a\rBcc: eve@evil.example",
        "a\r\n\r\n<script>",
        "a\0b",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u001bb",
    ];

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_line_break_is_refused_in_every_header(string text)
    {
        var mail = TestMail.To("ann@example.org");

        Assert.Throws<ArgumentException>(() => mail with { Subject = text });
        Assert.Throws<ArgumentException>(() => mail with { FromName = text });
        Assert.Throws<ArgumentException>(() => mail with { ToName = text });
        Assert.Throws<ArgumentException>(() => mail with { Locale = text });
        Assert.Throws<FormatException>(() => mail with { To = EmailAddress.Parse($"{text}@example.org") });
        Assert.Throws<FormatException>(() => mail with { To = EmailAddress.Parse($"ann@example.org{text}") });
    }

    [Fact]
    public void A_header_and_a_body_have_their_limits()
    {
        var mail = TestMail.To("ann@example.org");

        _ = mail with { Subject = new string('a', MailLimits.HeaderChars), Text = new string('a', MailLimits.BodyChars) };
        Assert.Throws<ArgumentException>(() => mail with { Subject = new string('a', MailLimits.HeaderChars + 1) });
        Assert.Throws<ArgumentException>(() => mail with { Text = new string('a', MailLimits.BodyChars + 1) });
        Assert.Throws<ArgumentException>(() => mail with { Html = new string('a', MailLimits.BodyChars + 1) });
    }
}
