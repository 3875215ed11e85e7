using Parlance.Chat.Accounts.Passkeys;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

[Trait("pace", "slow")]
public sealed class PasskeySiteTests
{
    [Theory]
    [InlineData("https://chat.example.org", "chat.example.org", "https://chat.example.org")]
    [InlineData("https://Chat.Example.org:8443/", "chat.example.org", "https://chat.example.org:8443")]
    [InlineData("https://bücher.example", "xn--bcher-kva.example", "https://xn--bcher-kva.example")]
    [InlineData("http://localhost:5080", "localhost", "http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080", "localhost", "http://localhost:5080")]
    [InlineData("http://[::1]:5080", "localhost", "http://localhost:5080")]
    [InlineData("http://chat.localhost:5080", "chat.localhost", "http://chat.localhost:5080")]
    public void Passkeys_belong_to_the_public_URL(string publicUrl, string relyingParty, string origin) =>
        Assert.Equal(new PasskeySite(relyingParty, origin), PasskeySite.Of(new Uri(publicUrl)));

    [Theory]
    [InlineData("http://chat.example.org")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://192.0.2.1")]
    public void Elsewhere_no_browser_does_them(string publicUrl) => Assert.Null(PasskeySite.Of(new Uri(publicUrl)));
}
