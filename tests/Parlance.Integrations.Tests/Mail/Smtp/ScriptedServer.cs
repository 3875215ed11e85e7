using System.Net;
using System.Net.Sockets;
using System.Text;
using Parlance.Integrations.Smtp;

namespace Parlance.Integrations.Tests.Mail.Smtp;

/// <summary>A mail server that says what a test tells it to, however wrong.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _script;

    private ScriptedServer(Func<ScriptedServer, Task> script)
    {
        _listener.Start();
        _script = RunAsync(script);
    }

    /// <summary>What the client sent, line by line.</summary>
    public List<string> Said { get; } = [];

    private StreamReader Reader { get; set; } = StreamReader.Null;

    private Stream Stream { get; set; } = Stream.Null;

    /// <summary>Talks to one client as the script says, then hangs up.</summary>
    public static ScriptedServer Start(Func<ScriptedServer, Task> script) => new(script);

    /// <summary>Answers each line with the next of these; an answer to DATA is followed by one to the content.</summary>
    public static ScriptedServer Answer(params string[] answers) => Start(async server =>
    {
        await server.SayAsync(answers[0]);
        foreach (var answer in answers.Skip(1))
        {
            await server.HearAsync(server.Said is [.., "DATA"]);
            await server.SayAsync(answer);
        }
    });

    public SmtpTransport Client(TimeProvider? clock = null, Func<SmtpOptions, SmtpOptions>? change = null)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, Security = SmtpSecurity.None };
        return new SmtpTransport(change?.Invoke(options) ?? options, TestMail.Options, clock ?? TimeProvider.System);
    }

    public async Task SayAsync(string answer)
    {
        await Stream.WriteAsync(Encoding.UTF8.GetBytes(answer.EndsWith('\n') ? answer : answer + "\r\n"), Patience.Token);
        await Stream.FlushAsync(Patience.Token);
    }

    /// <summary>Reads a line, or all lines of a content.</summary>
    public async Task HearAsync(bool content = false)
    {
        string? line;
        do
        {
            line = await Reader.ReadLineAsync(Patience.Token).AsTask().Soon();
            Said.Add(line ?? "(gone)");
        }
        while (content && line is not (null or "."));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        try
        {
            await _script.Soon();
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The client was gone first.
        }
    }

    private async Task RunAsync(Func<ScriptedServer, Task> script)
    {
        using var client = await _listener.AcceptTcpClientAsync(Patience.Token);
        Stream = client.GetStream();
        Reader = new StreamReader(Stream, Encoding.UTF8);
        await script(this);
    }
}
