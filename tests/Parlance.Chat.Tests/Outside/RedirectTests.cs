using System.Net;
using Parlance.Chat.Outside;

namespace Parlance.Chat.Tests.Outside;

/// <summary>Redirects, and names that become others: each step is looked at as if it were the first.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    [InlineData("//127.0.0.1:{0}/")]
    [InlineData("http://127。0。0。1:{0}/")]
    [InlineData("http://user:pass@127.0.0.2:{0}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://127.0.0.1:{0}/")]
    public async Task A_redirect_to_what_is_inside_is_not_followed(string location)
    {
        await using var trap = Stranger.Saying("secret", address: "127.0.0.1");
        var to = string.Format(System.Globalization.CultureInfo.InvariantCulture, location, trap.Port);
        await using var last = Stranger.Start((_, stream) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(
            $"HTTP/1.1 307 Go\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).AsTask());
        await using var first = Stranger.Saying("", $"Location: {last.Url}", "302 Found");
        using var client = GuardedClient.Of([trap.Port, first.Port, last.Port], ["127.0.0.2"], _ => [IPAddress.Loopback]);

        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.GetAsync(first.Url.AbsoluteUri)));
        Assert.Equal(1, last.Visits);
        Assert.Equal(0, trap.Visits);
    }

    [Fact]
    public async Task A_name_that_resolves_differently_the_second_time_leads_nowhere_else()
    {
        var asked = 0;
        await using var trap = Stranger.Saying("secret", address: "127.0.0.1");
        await using var good = Stranger.Saying("hello", port: trap.Port);
        using var client = GuardedClient.Of([trap.Port], ["127.0.0.2"], _ => [IPAddress.Parse(Interlocked.Increment(ref asked) is 1 ? "127.0.0.2" : "127.0.0.1")]);

        // What was looked at is what is connected to: the name is not resolved again in between.
        var answer = await client.GetAsync($"http://rebinding.example:{trap.Port}/");
        Assert.Equal("hello", System.Text.Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(1, asked);
        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.GetAsync($"http://rebinding.example:{trap.Port}/")));
        Assert.Equal(2, asked);
        Assert.Equal(0, trap.Visits);
    }

    [Fact]
    public async Task Nor_does_one_that_changes_between_a_redirect_and_what_it_leads_to()
    {
        var asked = 0;
        await using var trap = Stranger.Saying("secret", address: "127.0.0.1");
        await using var good = Stranger.Saying("", "Location: /again", "302 Found", port: trap.Port);
        using var client = GuardedClient.Of([trap.Port], ["127.0.0.2"], _ => [IPAddress.Parse(Interlocked.Increment(ref asked) is 1 ? "127.0.0.2" : "127.0.0.1")]);

        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.GetAsync($"http://rebinding.example:{trap.Port}/")));
        Assert.Equal((1, 0), (good.Visits, trap.Visits));
    }

    [Fact]
    public async Task What_is_allowed_is_reached_and_followed_as_far_as_it_may_be()
    {
        await using var stranger = Stranger.Start((request, stream) => request.StartsWith("GET /3", StringComparison.Ordinal)
            ? Stranger.WriteAsync(stream, "there")
            : Stranger.WriteAsync(stream, "", $"Location: /{request[5] - '0' + 1}", "301 Moved"));
        using var client = GuardedClient.Of([stranger.Port], ["wiki.example"], _ => [IPAddress.Parse("127.0.0.2")]);

        var answer = await client.GetAsync($"http://wiki.example:{stranger.Port}/0", redirects: 3);
        Assert.Equal("there", System.Text.Encoding.UTF8.GetString(answer.Body));
        Assert.Equal("/3", answer.Address.AbsolutePath);
        Assert.Equal(OutsideFailure.TooManyRedirects, await GuardedClient.FailAsync(() => client.GetAsync($"http://wiki.example:{stranger.Port}/0", redirects: 2)));
        // The same machine under a name that was not allowed.
        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.GetAsync($"http://other.example:{stranger.Port}/0")));
    }

    [Fact]
    public async Task What_administrators_may_reach_others_may_not_even_over_a_connection_that_stands()
    {
        await using var stranger = Stranger.Start(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            await stream.ReadExactlyAsync(new byte[1]);
        });
        using var client = new OutsideClient(OutsideOptions.Of(["127.0.0.0/8"], [], [$"{stranger.Port}"]), GuardedClient.Resolver(null), TimeProvider.System);
        var cancel = TestContext.Current.CancellationToken;

        Assert.Equal(200, (await client.SendAsync(new(HttpMethod.Get, stranger.Url) { IsOfAdministrator = true }, cancel)).Status);
        Assert.Equal(OutsideFailure.Refused, await GuardedClient.FailAsync(() => client.SendAsync(new(HttpMethod.Get, stranger.Url), cancel)));
        Assert.Equal(1, stranger.Visits);
    }
}
