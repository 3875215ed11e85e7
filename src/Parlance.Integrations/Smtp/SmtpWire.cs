using System.Globalization;
using System.Text;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Smtp;

/// <summary>Commands out, replies in, each within its time and size. Whatever goes wrong becomes a <see cref="MailUnavailableException"/>.</summary>
internal sealed class SmtpWire(Stream stream, string server, TimeProvider clock) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[SmtpLimits.LineOctets];
    private Stream _stream = stream;
    private int _start;
    private int _end;

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>Sends one line and reads the reply.</summary>
    public async Task<SmtpReply> CommandAsync(string command, CancellationToken cancel)
    {
        // Addresses are checked before and secrets travel in base64, so this never happens. Should it, nothing is sent.
        if (command.Any(char.IsControl))
        {
            throw new ArgumentException("A command is one line.", nameof(command));
        }

        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), SmtpLimits.ReplyWithin, cancel);
        return await ReadReplyAsync(SmtpLimits.ReplyWithin, cancel);
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan within, CancellationToken cancel) => WithinAsync(
        within,
        async stop =>
        {
            await _stream.WriteAsync(bytes, stop);
            await _stream.FlushAsync(stop);
            return true;
        },
        cancel);

    public Task<SmtpReply> ReadReplyAsync(TimeSpan within, CancellationToken cancel) => WithinAsync(within, ReadReplyAsync, cancel);

    /// <summary>Goes on over TLS.</summary>
    /// <exception cref="MailUnavailableException">Something came in the clear after the reply to STARTTLS: it would be taken for the server's protected word.</exception>
    public async Task UpgradeAsync(Func<Stream, CancellationToken, Task<Stream>> secure, CancellationToken cancel)
    {
        if (_start < _end)
        {
            throw new MailUnavailableException($"{server} sent more than its reply to STARTTLS. Somebody on the way may have put it there.");
        }

        _stream = await WithinAsync(SmtpLimits.ReplyWithin, stop => secure(_stream, stop), cancel);
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken stop)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(stop);
            // Section 4.2.1: digits, then a hyphen on all lines but the last.
            if (line.Length < 3
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new MailUnavailableException($"{server} does not answer as a mail server does.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }

            if (lines.Count == SmtpLimits.ReplyLines)
            {
                throw new MailUnavailableException($"{server} answers with more than {SmtpLimits.ReplyLines} lines.");
            }
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken stop)
    {
        var searched = _start;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsSpan(_start, searched + found - _start);
                _start = searched + found + 1;
                return Clean(line);
            }

            if (_end - _start == _buffer.Length)
            {
                throw new MailUnavailableException($"{server} answers with a line of more than {SmtpLimits.LineOctets} octets.");
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            searched = _end;
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), stop);
            _end += read > 0 ? read : throw new MailUnavailableException($"{server} closed the connection.");
        }
    }

    // It goes into messages for the operator, where nothing may move a cursor or start a new line.
    private static string Clean(ReadOnlySpan<byte> line) =>
        string.Concat(Encoding.UTF8.GetString(line.TrimEnd((byte)'\r')).Select(c => char.IsControl(c) ? '?' : c));

    private async Task<T> WithinAsync<T>(TimeSpan within, Func<CancellationToken, Task<T>> step, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(within, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new MailUnavailableException($"{server} did not answer within {within.TotalSeconds} s.");
        }
        catch (IOException exception)
        {
            throw new MailUnavailableException($"The connection to {server} was lost.", exception);
        }
    }
}
