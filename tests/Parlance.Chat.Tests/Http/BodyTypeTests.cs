using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Http;

/// <summary>Another site's form can make a browser send some types of body without asking first. None of them is one that the API reads.</summary>
[Trait("pace", "slow")]
public sealed class BodyTypeTests
{
    // These read no body: what they do is decided by the token, or is nothing that another site could want.
    private static readonly string[] WithoutBody =
    [
        "addReaction", "beginNewPasskey", "beginPasskey", "blockPerson", "closePoll", "joinChannel", "leaveConversation", "pinMessage", "renewRecoveryCodes", "resendVerification", "rotateHook", "rotateServerWebhookSecret", "rotateWebhookSecret", "saveMessage", "sendPasswordReset", "sendScheduled", "setUpTotp", "testServerWebhook", "testWebhook",
    ];

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/json")]
    [InlineData("")]
    public async Task A_body_of_another_type_is_refused_by_every_endpoint_that_reads_one(string type)
    {
        await using var app = await ChatApp.StartAsync();
        var somebody = await app.SomebodyAsync("ann");
        var wrong = new List<string>();
        foreach (var row in EndpointTable.Of(app).Where(row => row.TakesBody))
        {
            var answer = await SendAsync(app, row, type, somebody.Token!);
            if (answer.Status is HttpStatusCode.UnsupportedMediaType)
            {
                answer.Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
            }
            else
            {
                wrong.Add($"{row.Method} {row.Path}: {(int)answer.Status} {answer.Text}");
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
        (await somebody.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task What_changes_something_reads_a_body_or_is_known_to_need_none()
    {
        await using var app = await ChatApp.StartAsync();
        var changing = EndpointTable.Of(app).Where(row => row.Method is "POST" or "PUT" or "PATCH").ToArray();

        Assert.Equal(
            WithoutBody,
            changing.Where(row => !row.TakesBody).Select(row => row.Name!).Order(StringComparer.Ordinal));
    }

    private static async Task<ApiAnswer> SendAsync(ChatApp app, EndpointTable.Row row, string type, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), new Uri(app.Url, "/api/v1/" + row.Url));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"login":"ann","password":"x"}"""));
        if (type.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ApiAnswer.OfAsync(response);
    }
}
