using System.Net;
using System.Net.Sockets;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Smtp;

/// <summary>The way to the mail server, under TLS where that comes first.</summary>
internal static class SmtpConnection
{
    /// <returns>The stream, and whether it stays on this machine.</returns>
    public static async Task<(Stream Stream, bool IsLoopback)> OpenAsync(SmtpOptions options, TimeProvider clock, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(SmtpLimits.ConnectWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            var isLoopback = socket.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            return (options.Security == SmtpSecurity.Tls ? await SmtpTls.SecureAsync(stream, options, either.Token) : stream, isLoopback);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            socket.Dispose();
            throw new MailUnavailableException(
                $"{options.Address} cannot be reached within {SmtpLimits.ConnectWithin.TotalSeconds} s. Check Parlance:Mail:Smtp:Host and :Port, and the firewall.");
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new MailUnavailableException(Explain(exception, options), exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Explain(SocketException exception, SmtpOptions options) => exception.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"The name {options.Host} is not known. Check Parlance:Mail:Smtp:Host.",
        SocketError.ConnectionRefused => $"No mail server listens at {options.Address}. Check Parlance:Mail:Smtp:Host and :Port.",
        _ => $"{options.Address} cannot be reached: {exception.Message}. Check Parlance:Mail:Smtp:Host and :Port, and the firewall.",
    };
}
