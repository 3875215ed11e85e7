using System.Text;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Smtp;

/// <summary>A connection to the mail server, greeted, protected and signed in as the settings say: RFC 5321, 3207, 4954.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpOptions _options;
    private readonly SmtpWire _wire;
    private readonly bool _isLoopback;
    private HashSet<string> _capabilities = new(StringComparer.OrdinalIgnoreCase);
    private bool _isSecure;

    private SmtpSession(SmtpOptions options, SmtpWire wire, bool isLoopback, bool isSecure)
    {
        _options = options;
        _wire = wire;
        _isLoopback = isLoopback;
        _isSecure = isSecure;
    }

    /// <summary>Connects and does everything up to the first mail.</summary>
    /// <param name="options">Where to and how.</param>
    /// <param name="self">The domain as which we introduce ourselves.</param>
    /// <param name="clock">For the time-outs.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MailUnavailableException">The server is away, or the settings do not fit it; the message says which.</exception>
    public static async Task<SmtpSession> OpenAsync(SmtpOptions options, string self, TimeProvider clock, CancellationToken cancel)
    {
        var (stream, isLoopback) = await SmtpConnection.OpenAsync(options, clock, cancel);
        var session = new SmtpSession(options, new SmtpWire(stream, options.Address, clock), isLoopback, options.Security == SmtpSecurity.Tls);
        try
        {
            await session.IntroduceAsync(self, cancel);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    public bool Offers(string capability) => _capabilities.Contains(capability);

    public Task<SmtpReply> CommandAsync(string command, CancellationToken cancel) => _wire.CommandAsync(command, cancel);

    /// <summary>Sends the content after a 354, and reads whether the server takes it.</summary>
    public async Task<SmtpReply> ContentAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await _wire.WriteAsync(content, SmtpLimits.AcceptWithin, cancel);
        return await _wire.ReadReplyAsync(SmtpLimits.AcceptWithin, cancel);
    }

    /// <summary>Says goodbye. What was accepted before stays accepted, so nothing that happens here matters.</summary>
    public async Task QuitAsync(CancellationToken cancel)
    {
        try
        {
            await CommandAsync("QUIT", cancel);
        }
        catch (Exception exception) when (exception is MailUnavailableException or OperationCanceledException)
        {
            // The server was quicker.
        }
    }

    private async Task IntroduceAsync(string self, CancellationToken cancel)
    {
        var greeting = await _wire.ReadReplyAsync(SmtpLimits.ReplyWithin, cancel);
        Require(greeting, "greets us with");
        await HelloAsync(self, cancel);
        if (_options.Security == SmtpSecurity.StartTls)
        {
            await StartTlsAsync(cancel);
            // RFC 3207 section 4.2: what was said in the clear does not count.
            await HelloAsync(self, cancel);
        }

        if (_options.User is { } user)
        {
            await AuthenticateAsync(user, _options.Password ?? "", cancel);
        }
    }

    private async Task HelloAsync(string self, CancellationToken cancel)
    {
        var reply = await CommandAsync($"EHLO {self}", cancel);
        Require(reply, "refuses EHLO with");
        _capabilities = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in reply.Lines.Skip(1))
        {
            // "AUTH PLAIN LOGIN" offers AUTH, and each of its ways as "AUTH PLAIN". Some servers write "AUTH=PLAIN" as well.
            var words = line.Split((char[])[' ', '='], StringSplitOptions.RemoveEmptyEntries);
            _capabilities.UnionWith(words.Take(1).Concat(words.Skip(1).Select(word => $"{words[0]} {word}")));
        }
    }

    private async Task StartTlsAsync(CancellationToken cancel)
    {
        if (!Offers("STARTTLS"))
        {
            throw new MailUnavailableException(
                $"{_options.Address} does not offer STARTTLS. Set Parlance:Mail:Smtp:Security to tls, or to none for a server in your own network.");
        }

        Require(await CommandAsync("STARTTLS", cancel), "refuses STARTTLS with");
        await _wire.UpgradeAsync((stream, stop) => SmtpTls.SecureAsync(stream, _options, stop), cancel);
        _isSecure = true;
    }

    private async Task AuthenticateAsync(string user, string password, CancellationToken cancel)
    {
        if (!_isSecure && !_isLoopback)
        {
            throw new MailUnavailableException(
                "The password for the mail server would cross the network in the clear. Set Parlance:Mail:Smtp:Security to starttls or tls.");
        }

        var reply = Offers("AUTH PLAIN")
            ? await CommandAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancel)
            : await AuthenticateByLoginAsync(user, password, cancel);
        if (reply.Code != 235)
        {
            throw new MailUnavailableException(
                $"{_options.Address} does not accept the sign-in: {reply.Text}. Check Parlance:Mail:Smtp:User and :Password.");
        }
    }

    private async Task<SmtpReply> AuthenticateByLoginAsync(string user, string password, CancellationToken cancel)
    {
        if (!Offers("AUTH LOGIN"))
        {
            throw new MailUnavailableException(
                $"{_options.Address} offers no sign-in by password (AUTH PLAIN or LOGIN). Remove Parlance:Mail:Smtp:User, or choose another port.");
        }

        var reply = await CommandAsync("AUTH LOGIN", cancel);
        reply = reply.IsContinue ? await CommandAsync(Base64(user), cancel) : reply;
        return reply.IsContinue ? await CommandAsync(Base64(password), cancel) : reply;
    }

    private void Require(SmtpReply reply, string how)
    {
        if (!reply.IsPositive)
        {
            throw new MailUnavailableException($"{_options.Address} {how}: {reply.Text}");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
