using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Outside;
using Parlance.Chat.Tests.Outside;

namespace Parlance.Chat.Tests.Webhooks;

/// <summary>A server that webhooks tell, written from the standard alone, and the chat that tells it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _answers = [];
    private readonly System.Threading.Channels.Channel<Told> _told = System.Threading.Channels.Channel.CreateUnbounded<Told>();

    private Receiver() => Stranger = Stranger.Start(AnswerAsync);

    /// <param name="Id">The header webhook-id.</param>
    /// <param name="Timestamp">The header webhook-timestamp.</param>
    /// <param name="Signature">The header webhook-signature.</param>
    /// <param name="Text">The body.</param>
    internal sealed record Told(string Id, string Timestamp, string Signature, string Text)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

        public string Type => Json.GetProperty("type").GetString()!;

        /// <summary>Which of the signatures this secret has made.</summary>
        public int SignedBy(string secret)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Text}")));
            return Array.IndexOf(Signature.Split(' '), expected);
        }
    }

    public Stranger Stranger { get; }

    public ChatApp App { get; private set; } = null!;

    public string Url => Stranger.Url + "hook";

    /// <param name="everybody">Whether webhooks of conversations may reach the receiver too.</param>
    public static async Task<Receiver> StartAsync(bool everybody = true)
    {
        var receiver = new Receiver();
        var options = OutsideOptions.Of(["127.0.0.2"], everybody ? ["127.0.0.2"] : [], [$"{receiver.Stranger.Port}"]);
        receiver.App = await ChatApp.StartAsync(configure: services => services.AddSingleton(options));
        return receiver;
    }

    /// <summary>How the next requests are answered; those after them with 200.</summary>
    public void Answer(params string[] statuses)
    {
        foreach (var status in statuses)
        {
            _answers.Enqueue(status);
        }
    }

    public async Task<Told> NextAsync() => await _told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public bool HasMore => _told.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Stranger.DisposeAsync();
    }

    private async Task AnswerAsync(string request, NetworkStream stream)
    {
        var parts = request.Split("\r\n\r\n", 2);
        var headers = parts[0].Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        Assert.StartsWith("POST /hook ", parts[0], StringComparison.Ordinal);
        Assert.Equal("application/json", headers["Content-Type"]);
        // The stranger reads every byte as a character.
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(parts[1]));
        Assert.Equal(parts[1].Length, int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture));
        var status = _answers.TryDequeue(out var answer) ? answer : "200 OK";
        await Stranger.WriteAsync(stream, status.StartsWith('2') ? "thanks" : "not now\r\nplease", status.StartsWith('3') ? "Location: /elsewhere" : "Content-Type: text/plain", status);
        _told.Writer.TryWrite(new(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], text));
    }
}
