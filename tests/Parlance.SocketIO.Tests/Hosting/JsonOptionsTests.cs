using System.Text.Json;
using System.Text.Json.Serialization;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>How payloads are written and read is a setting.</summary>
public sealed partial class JsonOptionsTests
{
    [Fact]
    public async Task Names_are_those_of_the_web_by_default()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.WebSocket);

        app.Io.Emit("event", new Message("é <b>", 1.5), double.NaN, new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));

        await wire.ExpectAsync("""42["event",{"userText":"é <b>","score":1.5},null,"2024-01-02T03:04:05+00:00"]""");
    }

    [Fact]
    public async Task A_source_context_and_a_naming_policy_may_be_set()
    {
        var received = new Signal<Message>();
        await using var app = await TestApp.StartAsync(
            static options => options.JsonSerializerOptions = new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                TypeInfoResolver = MessageContext.Default,
            },
            io => io.OnConnection(socket => socket.On<Message>("event", message =>
            {
                received.Set(message);
                socket.Emit("back", message, "text", 1, null, new byte[] { 1 });
            })));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("""42["event",{"user_text":"hello","score":2}]""");

        Assert.Equal(new Message("hello", 2), await received.NextAsync());
        await wire.ExpectAsync("""451-["back",{"user_text":"hello","score":2},"text",1,null,{"_placeholder":true,"num":0}]""", "bAQ==");
        Assert.Same(JsonNamingPolicy.SnakeCaseLower, app.Io.JsonOptions.PropertyNamingPolicy);
    }

    internal sealed record Message(string UserText, double Score);

    [JsonSerializable(typeof(Message))]
    private sealed partial class MessageContext : JsonSerializerContext;
}
