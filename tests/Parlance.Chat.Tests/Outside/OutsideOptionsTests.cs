using Parlance.Chat.Outside;

namespace Parlance.Chat.Tests.Outside;

/// <summary>What the operator may write into the configuration.</summary>
public sealed class OutsideOptionsTests
{
    [Fact]
    public void Networks_addresses_and_hosts_are_told_apart()
    {
        var options = OutsideOptions.Of(["10.1.0.0/16", "192.168.1.5", " Wiki.Example. ", "fd00::/8", "bücher.example"], ["::1"], ["8080"]);

        Assert.Equal(["10.1.0.0/16", "192.168.1.5/32", "fd00::/8"], options.Networks.Select(network => network.ToString()));
        Assert.Equal(["wiki.example", "xn--bcher-kva.example"], options.Hosts);
        Assert.Equal(["::1/128"], options.NetworksForEverybody.Select(network => network.ToString()));
        Assert.Equal([8080], options.Ports);
    }

    [Theory]
    [InlineData("10.1.0.0/99", "Parlance:Outside:Allow has '10.1.0.0/99'")]
    [InlineData("http://wiki.example", "Parlance:Outside:Allow has 'http://wiki.example'")]
    [InlineData("", "Parlance:Outside:Allow has ''")]
    public void What_is_none_of_them_is_refused_by_the_name_of_the_setting(string entry, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(() => OutsideOptions.Of([entry], [], [])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    public void A_port_is_one(string port) => Assert.Throws<InvalidOperationException>(() => OutsideOptions.Of([], [], [port]));
}
