using System.Net;

namespace Parlance.Chat.Tests.Admin;

[Trait("pace", "slow")]
public sealed class ServerSettingsTests
{
    private static readonly string[] Domains = ["Example.ORG", "bücher.example", "example.org"];

    [Fact]
    public async Task Settings_are_replaced_and_everybody_sees_them()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        var changed = (await admin.PutAsync("admin/settings", new
        {
            name = "Xưởng",
            logoEmoji = "🏭",
            logoColor = "#ABCDEF",
            publicUrl = "https://Chat.Example.org:8443/",
            registration = "domain",
            allowedDomains = Domains,
            emailVerification = "optional",
        })).Ok();

        // Tokens say which server has made them, and this one has another address now.
        await admin.RefreshAsync();
        Assert.Equal("https://chat.example.org:8443", changed.GetProperty("publicUrl").GetString());
        Assert.Equal(["example.org", "xn--bcher-kva.example"], changed.GetProperty("allowedDomains").EnumerateArray().Select(domain => domain.GetString()));
        Assert.Equal(changed.ToString(), (await admin.GetAsync("admin/settings")).Ok().ToString());
        var server = (await app.Anyone().GetAsync("server")).Ok();
        Assert.Equal(("Xưởng", "🏭", "#abcdef"), (server.GetProperty("name").GetString(), server.GetProperty("logoEmoji").GetString(), server.GetProperty("logoColor").GetString()));
        Assert.Equal(("domain", "https://chat.example.org:8443"), (server.GetProperty("registration").GetString(), server.GetProperty("publicUrl").GetString()));
        // Registration by domain means nothing without proof of the address.
        Assert.Equal("required", server.GetProperty("emailVerification").GetString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_changes()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        var answer = await admin.PutAsync("admin/settings", new { name = " ", logoEmoji = "ab", logoColor = "red", publicUrl = "chat", registration = "domain" });

        Assert.Equal(["allowedDomains", "logoColor", "logoEmoji", "name", "publicUrl"], answer.RefusedFields());
        Assert.Equal("Parlance", (await admin.GetAsync("admin/settings")).Ok().GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("https://chat.example.org", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("https://chat.example.org/parlance", false)]
    [InlineData("https://chat.example.org/?a", false)]
    [InlineData("https://chat.example.org/#a", false)]
    [InlineData("https://ann:secret@chat.example.org", false)]
    [InlineData("ftp://chat.example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//chat.example.org", false)]
    public async Task The_public_url_is_an_origin(string publicUrl, bool accepted)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        var answer = await admin.PutAsync("admin/settings", new { publicUrl });

        if (accepted)
        {
            Assert.Equal(publicUrl, answer.Ok().GetProperty("publicUrl").GetString());
        }
        else
        {
            Assert.Equal(["publicUrl"], answer.RefusedFields());
        }
    }

    [Theory]
    [InlineData("example.org", true)]
    [InlineData("a b.org", false)]
    [InlineData("@example.org", false)]
    [InlineData("x@example.org", false)]
    [InlineData("-example.org", false)]
    [InlineData("example..org", false)]
    [InlineData("", false)]
    public async Task Domains_are_such(string domain, bool accepted)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        var answer = await admin.PutAsync("admin/settings", new { registration = "domain", allowedDomains = new[] { domain } });

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task There_are_a_hundred_domains_at_most(int count, bool accepted)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        var answer = await admin.PutAsync("admin/settings", new { allowedDomains = Enumerable.Range(0, count).Select(n => $"d{n}.example") });

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_change_that_was_made_from_an_old_reading_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var read = (await admin.GetAsync("admin/settings")).Header("ETag")!;

        var first = await admin.SendAsync(HttpMethod.Put, "admin/settings", new { name = "First" }, ("If-Match", read));
        var second = await admin.SendAsync(HttpMethod.Put, "admin/settings", new { name = "Second" }, ("If-Match", read));

        Assert.Equal(first.Header("ETag"), (await admin.GetAsync("admin/settings")).Header("ETag"));
        Assert.NotEqual(read, first.Header("ETag"));
        second.Refused(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("First", (await admin.GetAsync("admin/settings")).Ok().GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"registration":"closed"}""")]
    [InlineData("""{"registration":9}""")]
    [InlineData("""{"allowedDomains":"example.org"}""")]
    public async Task A_value_of_another_kind_is_refused(string json)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var body = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json);

        (await admin.PutAsync("admin/settings", body)).Refused(HttpStatusCode.BadRequest, "invalid");
    }
}
