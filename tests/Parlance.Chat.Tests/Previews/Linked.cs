using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Outside;
using Parlance.Chat.Tests.Outside;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Previews;

/// <summary>A server that may ask one stranger, and the pages that the stranger has.</summary>
internal sealed class Linked : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (byte[] Body, string Headers)> _pages = new(StringComparer.Ordinal);

    private Linked(Stranger stranger) => Stranger = stranger;

    public Stranger Stranger { get; private set; }

    public ChatApp App { get; private set; } = null!;

    /// <summary>What the stranger waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public static async Task<Linked> StartAsync(params int[] ports)
    {
        var linked = new Linked(null!);
        linked.Stranger = Stranger.Start(linked.AnswerAsync);
        linked.App = await ChatApp.StartAsync(configure: linked.Configure(ports));
        return linked;
    }

    public Action<IServiceCollection> Configure(params int[] ports) =>
        services => services.AddSingleton(OutsideOptions.Of([], ["127.0.0.2"], ports.Append(Stranger.Port).Select(port => $"{port}")));

    /// <summary>A page of this title, and its address.</summary>
    public string Page(string path, string title, string more = "") =>
        Serve(path, Encoding.UTF8.GetBytes($"<!doctype html><title>{title}</title>{more}"), "Content-Type: text/html; charset=utf-8");

    public string Serve(string path, byte[] body, string headers)
    {
        _pages[path] = (body, headers);
        return Address(path);
    }

    public string Address(string path) => new Uri(Stranger.Url, path).AbsoluteUri;

    /// <summary>How often somebody asked for this.</summary>
    public int Asked(string path) => Stranger.Requests.Count(request => request.StartsWith($"GET {path} ", StringComparison.Ordinal));

    /// <summary>The cards of a message, once all links that wait were looked at.</summary>
    public async Task<JsonElement[]> CardsAsync(Chatter reader, string conversation, long seq)
    {
        await SettledAsync();
        var answer = await reader.DoAsync("message:get", new { conversation, seqs = new[] { seq } });
        return [.. answer.GetProperty("rows").EnumerateArray().First(row => row.GetProperty("type").ValueEquals("message")).GetProperty("previews").EnumerateArray()];
    }

    /// <summary>Waits until no link waits to be looked at.</summary>
    public Task SettledAsync() => Seeing.EventuallyAsync(async () => await CountAsync("due_work") is 0, "no link waits");

    public Task<long> CountAsync(string table) => App.Services.GetRequiredService<ChatDatabase>().ReadAsync(
        db => db.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), TestContext.Current.CancellationToken);

    /// <summary>The beginning of a picture of this size, which is all that is looked at.</summary>
    public static byte[] Png(int width = 40, int height = 30)
    {
        var png = new byte[64];
        "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".Select(letter => (byte)letter).ToArray().CopyTo(png, 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Stranger.DisposeAsync();
    }

    private async Task AnswerAsync(string request, NetworkStream stream)
    {
        await Gate.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var (body, headers) = _pages.TryGetValue(request.Split(' ')[1], out var page) ? page : ([], "X: none");
        await Stranger.WriteAsync(stream, body, headers, body.Length is 0 ? "404 Not Found" : "200 OK");
    }
}
