using System.Globalization;
using Parlance.Chat.Messages;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Messages;

public sealed class EditsTests
{
    [Fact]
    public async Task Of_a_message_that_is_edited_without_end_the_first_text_and_the_newest_are_kept()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "busy");
        await ann.SayAsync(group, "0");
        const int Edits = MessageLimits.EditsMax + 3;

        for (var edit = 1; edit <= Edits; edit++)
        {
            await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = edit.ToString(CultureInfo.InvariantCulture) });
        }

        var versions = (await ann.DoAsync("message:edits", new { conversation = group, seq = 1 })).GetProperty("versions").EnumerateArray()
            .Select(version => int.Parse(version.GetProperty("text").GetString()!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([0, .. Enumerable.Range(Edits - MessageLimits.EditsMax + 1, MessageLimits.EditsMax - 1)], versions);
        Assert.Equal(MessageLimits.EditsMax, await app.CountAsync("message_edits"));
        Assert.Equal([Edits.ToString(CultureInfo.InvariantCulture)], await ann.TextsAsync(group));
    }
}
