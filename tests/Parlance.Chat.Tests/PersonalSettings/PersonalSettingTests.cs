using System.Net;

namespace Parlance.Chat.Tests.PersonalSettings;

[Trait("pace", "thorough")]
public sealed class PersonalSettingTests
{
    [Theory]
    [InlineData("theme", "dark")]
    [InlineData("density", "compact")]
    [InlineData("textSize", "large")]
    [InlineData("language", "vi")]
    [InlineData("clock", "24")]
    [InlineData("enterToSend", "off")]
    [InlineData("reducedMotion", "on")]
    [InlineData("typing", "off")]
    public async Task What_somebody_chooses_is_chosen_on_all_their_devices(string key, string value)
    {
        await using var app = await ChatApp.StartAsync();
        var (laptop, phone) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"));

        await laptop.DoAsync("settings:set", new { key, value });

        var row = Assert.Single((await phone.ChangeAsync(phone.Feed)).GetProperty("rows").EnumerateArray());
        Assert.Equal(("setting", key, value), (row.GetProperty("type").GetString(), row.GetProperty("key").GetString(), row.GetProperty("value").GetString()));
        var listed = Assert.Single((await phone.DoAsync("settings:list", new { })).GetProperty("items").EnumerateArray());
        Assert.Equal(value, listed.GetProperty("value").GetString());
        await laptop.RefusedAsync("invalid", "settings:set", new { key, value = value.ToUpperInvariant() + "!" });
    }

    [Fact]
    public async Task There_are_no_other_settings_and_the_same_choice_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));

        await ann.RefusedAsync("invalid", "settings:set", new { key = "colour", value = "red" });
        await ann.RefusedAsync("invalid", "settings:set", new { value = "dark" });
        var first = await ann.DoAsync("settings:set", new { key = "theme", value = "dark" });
        var again = await ann.DoAsync("settings:set", new { key = "theme", value = "dark" });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Empty((await ben.DoAsync("settings:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Over_http_they_are_a_part_of_me()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        (await ann.PutAsync("me/settings/theme", new { value = "dark" })).Ok();
        Assert.Equal("dark", Assert.Single((await ann.GetAsync("me/settings")).Ok().GetProperty("items").EnumerateArray()).GetProperty("value").GetString());
        (await ann.PutAsync("me/settings/theme", new { value = (string?)null })).Ok();
        Assert.Empty((await ann.GetAsync("me/settings")).Ok().GetProperty("items").EnumerateArray());
        Assert.Equal(["value"], (await ann.PutAsync("me/settings/theme", new { value = "loud" })).RefusedFields());
        (await ann.PutAsync("me/settings/colour", new { value = "red" })).Refused(HttpStatusCode.BadRequest, "invalid");
    }
}
