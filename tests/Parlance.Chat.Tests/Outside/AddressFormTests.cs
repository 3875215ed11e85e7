using System.Net;
using System.Net.Sockets;
using Parlance.Chat.Outside;

namespace Parlance.Chat.Tests.Outside;

/// <summary>However an address is written: nothing comes to what only this machine can reach, where a listener waits for it.</summary>
public sealed class AddressFormTests
{
    // The trap listens at the port that stands for {0}, on 127.0.0.1 and on ::1.
    private static readonly string[] Here =
    [
        "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0x0.0x0.0x1", "0x7f.1", "017700000001", "0177.0.0.1",
        "0177.0.0.01", "00000177.0.0.1", "127.0.0.0x1", "0X7F.0.0.1", "127.000.000.001", "0", "0.0.0.0", "0x0", "00000000",
        "127.0.0.2", "127.255.255.254", "127.127.127.127", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "[::1]", "[0:0:0:0:0:0:0:1]",
        "[0000::0001]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::FFFF:7F00:0001]", "[::127.0.0.1]", "[::7f00:1]",
        "[::ffff:0:127.0.0.1]", "[::ffff:0:7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]",
        "[2001:0:7f00:1::]", "[2001:0000:4136:e378:8000:63bf:80ff:fffe]", "[::1%25lo]", "[fe80::1%25eth0]", "[fe80::1]", "[2606:4700::5efe:127.0.0.1]",
        "127.0.0.1%2f", "127.0.0.1%00", "%31%32%37.0.0.1", "127%2e0%2e0%2e1", "12\t7.0.0.1",
    ];

    private static readonly string[] Nearby =
    [
        "10.0.0.1", "10.255.255.255", "0x0a000001", "012.0.0.1", "167772161", "100.64.0.1", "100.127.255.255", "100.100.100.200", "168.63.129.16", "169.254.169.254",
        "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.170.2", "172.16.0.1", "172.31.255.255", "0254.020.0.1", "192.0.0.1", "192.0.0.192",
        "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.1.254", "0xc0a80001", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255", "0xffffffff", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::ffff:192.168.0.1]",
        "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[2002:a00:1::]", "[2002:c0a8:101::1]", "[2001:0:a00:1::1]", "[fc00::1]",
        "[fd00::1]", "[fd00:ec2::254]", "[fd20:ce::254]", "[fec0::1]", "[fe80::a9fe:a9fe]", "[ff02::1]", "[ff05::1:3]", "[2001:db8::1]", "[2001:10::1]",
        "[2001:2::1]", "[3fff::1]", "[100::1]", "[4000::1]", "[2620:4f:8000::1]", "[2606:4700::5efe:10.0.0.1]", "[2606:4700::200:5efe:10.0.0.1]",
    ];

    private static readonly string[] Nobody =
    [
        "ftp://127.0.0.1:{0}/", "file:///etc/passwd", "gopher://127.0.0.1:{0}/_x", "ws://127.0.0.1:{0}/", "unix:/run/docker.sock", "data:text/html,x", "javascript:0",
        "http://user:password@example.org:{0}/", "http://user@example.org/", "http://@127.0.0.1:{0}/", "http://example.org:22/", "http://example.org:25/", "http://example.org:6379/",
        "https://example.org:5432/", "http://127.0.0.1:{0}@example.org/", "http:///", "//127.0.0.1:{0}/", "/etc/passwd", "http://example.org:0/",
    ];

    public static TheoryData<string> Forms => [.. Here.Concat(Nearby).Select(host => $"http://{host}:{{0}}/"), .. Nobody];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_address_of_what_is_inside_is_never_reached(string form)
    {
        await using var trap = Stranger.Saying("secret", address: "127.0.0.1");
        await using var second = IsFree(IPAddress.IPv6Loopback, trap.Port) ? Stranger.Saying("secret", address: "::1", port: trap.Port) : null;
        // A name that only looks like an address leads to this machine, as some resolvers have it.
        using var client = GuardedClient.Of([trap.Port], resolve: _ => [IPAddress.Loopback, IPAddress.IPv6Loopback]);

        if (Uri.TryCreate(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, trap.Port), UriKind.Absolute, out var address))
        {
            Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.SendAsync(new(HttpMethod.Get, address), TestContext.Current.CancellationToken)));
        }

        Assert.Equal(0, trap.Visits + (second?.Visits ?? 0));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("localtest.example")]
    [InlineData("metadata.google.internal")]
    [InlineData("half.example")]
    public async Task Nor_is_a_name_that_leads_there(string name)
    {
        await using var trap = Stranger.Saying("secret", address: "127.0.0.1");
        using var client = GuardedClient.Of([trap.Port], resolve: asked => asked.StartsWith("half", StringComparison.Ordinal)
            // Good and bad at once: also the good one is left alone.
            ? [IPAddress.Parse("2606:4700::1111"), IPAddress.Parse("::ffff:127.0.0.1")]
            : [IPAddress.Loopback]);

        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.GetAsync($"http://{name}:{trap.Port}/")));
        Assert.Equal(0, trap.Visits);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("64:ff9b::808:808")]
    public void What_is_public_is_taken_for_it(string address) => Assert.True(AddressBlocks.IsPublic(AddressBlocks.Plain(IPAddress.Parse(address))));

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            var listener = new TcpListener(address, port);
            listener.Start();
            listener.Stop();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
