using System.Text;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Mime;

namespace Parlance.Integrations.Tests.Mail.Mime;

/// <summary>What we write, read by a mail library that is not ours.</summary>
public sealed class MimeTests
{
    private static readonly DateTimeOffset Date = new(2026, 11, 21, 9, 5, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("Xác nhận địa chỉ e-mail của bạn tại máy chủ của trường Đại học Bách khoa", "Trường Đại học Bách khoa")]
    [InlineData("日本語のとても長い件名がここにありますそしてまだまだ続きますどこまでも続きます", "日本語")]
    [InlineData("=?utf-8?B?looks encoded?=", "=?utf-8?Q?so_does_this?=")]
    [InlineData("Quotes \" and \\ and <angles>, commas; (comments)", "O\"Brien \\ <eve@evil.example>, Eve (x)")]
    [InlineData("emoji 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", "🎉")]
    public async Task Headers_of_any_language_arrive_as_they_were(string subject, string name)
    {
        var mail = await ReadAsync(TestMail.To("ann@example.org") with { Subject = subject, FromName = name, ToName = name });

        Assert.Equal(subject, mail.Subject);
        Assert.Equal([new(name, "chat@parlance.example")], mail.From);
        Assert.Equal([new(name, "ann@example.org")], mail.To);
    }

    [Theory]
    [InlineData("Plain.\n")]
    [InlineData("Tiếng Việt: Nếu không phải bạn, bạn không cần làm gì. Liên kết và mã có hiệu lực trong 10 phút và chỉ dùng được một lần.\n")]
    [InlineData("spaces at the end   \nand a tab\t\n")]
    [InlineData(".\n..\n.dots\n\nFrom here\n=3D is no equals sign\n")]
    [InlineData("no end of line")]
    [InlineData("\n\n\n")]
    public async Task Bodies_arrive_as_they_were(string text)
    {
        var mail = await ReadAsync(TestMail.To("ann@example.org") with { Text = text, Html = $"<p>{text}</p>" });

        Assert.Equal(text.TrimEnd('\n'), mail.Text!.TrimEnd('\n'));
        Assert.Equal($"<p>{text}</p>", mail.Html.GetString()!.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_mail_says_when_it_was_sent_by_which_name_and_that_nobody_need_answer()
    {
        var message = TestMail.To("ann@example.org");

        var mail = await ReadAsync(message);

        Assert.Equal(Date, mail.Date);
        Assert.Equal($"<{message.Id:N}@parlance.example>", mail.MessageId);
        Assert.Equal(
            ["from", "to", "subject", "date", "message-id", "mime-version", "content-language", "auto-submitted", "content-type"], mail.Headers);
    }

    [Fact]
    public void A_line_is_ASCII_ends_in_CRLF_and_is_short_enough_for_every_server()
    {
        var endless = string.Concat(Enumerable.Repeat("Một dòng rất dài không có chỗ nghỉ. ", 50));
        var bytes = MimeWriter.Write(TestMail.To("ann@example.org") with { Subject = endless[..300], Text = endless, Html = endless, FromName = endless[..300] }, TestMail.From, Date);

        Assert.True(Ascii.IsValid(bytes));
        var text = Encoding.ASCII.GetString(bytes);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task An_international_address_arrives()
    {
        var mail = await ReadAsync(TestMail.To("nguyễn@bücher.example"));

        Assert.Contains("To: nguyễn@xn--bcher-kva.example\r\n", mail.RawText, StringComparison.Ordinal);
    }

    private static async Task<ReceivedMail> ReadAsync(MailMessage message)
    {
        await using var reader = await MailPeer.StartAsync("parse.mjs");
        return await reader.ReadAsync(MimeWriter.Write(message, TestMail.From, Date));
    }
}
