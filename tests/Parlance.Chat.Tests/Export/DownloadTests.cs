using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Parlance.Chat.Export;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Messages;

namespace Parlance.Chat.Tests.Export;

public sealed class DownloadTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_person_gets_what_they_wrote_as_pages_and_as_json_and_nothing_of_others()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "Đà Nẵng / <trip>", ben);
        await ann.SayAsync(group, "a secret of ann's");
        await ben.SayAsync(group, "first <b>words</b>");
        await ben.DoAsync("message:edit", new { conversation = group, seq = 2, text = "second <script>words</script>" });
        await ben.SayAsync(group, "taken back");
        await ben.DoAsync("message:delete", new { conversation = group, seq = 3 });
        await ben.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "an answer", replyTo = 1 });
        await ben.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), forward = new { conversation = group, seq = 1 } });
        await ben.SayToAsync(ann, "only for you");

        var files = await DownloadAsync(app, ben.Account);

        Assert.Equal(["account.json", "ann.html", "ann.json", "da-nang-trip.html", "da-nang-trip.json", "index.html"], files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files.Values, text => Assert.DoesNotContain("a secret of ann's", text, StringComparison.Ordinal));
        Assert.All(files.Values, text => Assert.DoesNotContain("taken back", text, StringComparison.Ordinal));
        var messages = JsonDocument.Parse(files["da-nang-trip.json"]).RootElement.EnumerateArray().ToList();
        Assert.Equal([2, 4], messages.Select(message => message.GetProperty("seq").GetInt32()));
        Assert.Equal("second <script>words</script>", messages[0].GetProperty("text").GetString());
        Assert.Equal("first <b>words</b>", messages[0].GetProperty("before")[0].GetProperty("text").GetString());
        Assert.Equal(1, messages[1].GetProperty("replyTo").GetInt32());
        Assert.Contains("second &lt;script&gt;words&lt;/script&gt;", files["da-nang-trip.html"], StringComparison.Ordinal);
        Assert.Contains("&lt;trip&gt;", files["index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", string.Concat(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Select(file => file.Value)), StringComparison.Ordinal);
        Assert.Equal("ben", JsonDocument.Parse(files["account.json"]).RootElement.GetProperty("account").GetProperty("username").GetString());
    }

    [Fact]
    public async Task However_much_it_is_all_of_it_is_there_once_and_in_order()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var group = await ann.CreateAsync("group", "long");
        const int Many = (ExportLimits.MessagesAtOnce * 2) + 1;
        await app.WriteAsync(ann, group, Many);

        var files = await DownloadAsync(app, ann.Account);

        var seqs = JsonDocument.Parse(files["long.json"]).RootElement.EnumerateArray().Select(message => message.GetProperty("seq").GetInt32());
        Assert.Equal(Enumerable.Range(1, Many), seqs);
        Assert.Equal(Many, files["long.html"].Split("<article ").Length - 1);
        Assert.Contains($">{Many}<", files["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_gets_what_they_wrote_there_and_not_what_it_is_called_now()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "closed", ben);
        await ben.SayAsync(group, "goodbye");
        await ben.DoAsync("conversation:leave", new { conversation = group });

        var files = await DownloadAsync(app, ben.Account);

        Assert.Contains("goodbye", files["group.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("closed", files["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_nobody_asks_for_it_all_day()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        (await app.Anyone().GetAsync("me/export.zip")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");

        ApiAnswer answer;
        var times = 0;
        do
        {
            answer = await ann.Account.GetAsync("me/export.zip");
        }
        while (answer.Status is HttpStatusCode.OK && ++times < 100);

        answer.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    private static async Task<Dictionary<string, string>> DownloadAsync(ChatApp app, AccountApi person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url, "/api/v1/me/export.zip"));
        request.Headers.Authorization = new("Bearer", person.Token);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("parlance-data.zip", response.Content.Headers.ContentDisposition?.FileName);
        await using var zip = await ZipArchive.CreateAsync(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, TestContext.Current.CancellationToken);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            // Without the number that tells apart what looks alike.
            files.Add(entry.FullName.StartsWith("messages/0", StringComparison.Ordinal) ? entry.FullName["messages/0000-".Length..] : entry.FullName, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return files;
    }
}
