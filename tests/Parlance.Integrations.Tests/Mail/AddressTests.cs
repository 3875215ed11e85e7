using Parlance.Chat.Mail;

namespace Parlance.Integrations.Tests.Mail;

public sealed class AddressTests
{
    [Theory]
    [InlineData("ann@example.org", "ann@example.org")]
    [InlineData("Ann.Lee+chat@Example.ORG", "Ann.Lee+chat@example.org")]
    [InlineData("o'brien@example.org", "o'brien@example.org")]
    [InlineData("ann@localhost", "ann@localhost")]
    [InlineData("ann@bücher.example", "ann@xn--bcher-kva.example")]
    [InlineData("nguyễn@example.org", "nguyễn@example.org")]
    [InlineData("ann@sub.example.co.uk", "ann@sub.example.co.uk")]
    public void An_address_is_taken_and_its_domain_written_in_one_way(string typed, string written)
    {
        Assert.True(MailAddressSyntax.TryParse(typed, out var address));
        Assert.Equal(written, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ann")]
    [InlineData("@example.org")]
    [InlineData("ann@")]
    [InlineData("ann@bob@example.org")]
    [InlineData("ann lee@example.org")]
    [InlineData(" ann@example.org")]
    [InlineData("ann@example.org ")]
    [InlineData("ann@exam ple.org")]
    [InlineData("ann@example.org\r\nRCPT TO:<eve@evil.example>")]
    [InlineData("ann\r\n@example.org")]
    [InlineData("ann\0@example.org")]
    [InlineData("ann\u202e@example.org")]
    [InlineData("ann\u2028@example.org")]
    [InlineData("ann\ud800@example.org")]
    [InlineData("<ann@example.org>")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("\"ann\"@example.org")]
    [InlineData("ann(comment)@example.org")]
    [InlineData("ann,bob@example.org")]
    [InlineData(".ann@example.org")]
    [InlineData("ann.@example.org")]
    [InlineData("a..n@example.org")]
    [InlineData("ann@[127.0.0.1]")]
    [InlineData("ann@-example.org")]
    [InlineData("ann@example-.org")]
    [InlineData("ann@example..org")]
    [InlineData("ann@example.org.")]
    [InlineData("ann@exa_mple.org")]
    [InlineData("ann@example\uff20org")]
    public void What_is_no_address_is_refused(string? typed) => Assert.False(MailAddressSyntax.TryParse(typed, out _));

    [Fact]
    public void The_longest_address_is_taken_and_one_more_character_is_not()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 62), 3)); // 188
        Assert.True(MailAddressSyntax.TryParse($"{new string('a', 64)}@{domain}", out _));
        Assert.False(MailAddressSyntax.TryParse($"{new string('a', 65)}@{domain}", out _));
        Assert.True(MailAddressSyntax.TryParse($"{new string('a', 64)}@{domain}{new string('d', 1)}", out _));
        Assert.False(MailAddressSyntax.TryParse($"{new string('a', 64)}@{domain}dd", out _));
    }

    [Fact]
    public void Two_spellings_of_one_mailbox_have_one_key()
    {
        Assert.Equal(EmailAddress.Parse("Ann@BÜCHER.example").Key, EmailAddress.Parse("ann@xn--bcher-kva.example").Key);
        // The same letters, composed and not.
        Assert.Equal(EmailAddress.Parse("nguy\u1ec5n@example.org").Key, EmailAddress.Parse("nguye\u0302\u0303n@example.org").Key);
        Assert.NotEqual(EmailAddress.Parse("ann@example.org").Key, EmailAddress.Parse("ann@example.com").Key);
    }
}
