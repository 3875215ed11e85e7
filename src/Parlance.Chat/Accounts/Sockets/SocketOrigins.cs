using Microsoft.AspNetCore.Http;
using Parlance.Chat.Settings;
using Parlance.SocketIO;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>
/// Whose pages may open sockets (ASVS 4.4.2): those of the host that the request names, and those of the public URL. Programs that are no
/// browsers name no origin, and need none: no cookie opens this door.
/// </summary>
internal sealed class SocketOrigins(SettingsStore settings)
{
    private volatile string? _public;

    /// <summary>Judges a handshake over whatever transport. The library looks at WebSockets by itself, and at nothing else.</summary>
    public async ValueTask<AllowRequestResult> JudgeAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length is 0 || IsOwn(origin, context.Request))
        {
            // Nothing of the database is needed for it, and nothing that ails it keeps them out.
            _ = _public is null ? ReadQuietlyAsync() : Task.CompletedTask;
            return AllowRequestResult.Allow;
        }

        await ReadAsync(context.RequestAborted);
        return IsPublic(origin) ? AllowRequestResult.Allow : AllowRequestResult.Deny("origin");
    }

    /// <summary>The library's question about a WebSocket from another host, which waits for no answer: what is read too late serves the client's next try.</summary>
    public bool MayUpgrade(string origin)
    {
        _ = ReadQuietlyAsync();
        return IsPublic(origin);
    }

    private bool IsPublic(string origin) => string.Equals(origin, _public, StringComparison.OrdinalIgnoreCase);

    private async ValueTask ReadAsync(CancellationToken cancel) => _public = (await settings.PublicUrlAsync(cancel)).GetLeftPart(UriPartial.Authority);

    private async Task ReadQuietlyAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or Data.DatabaseUnavailableException or ObjectDisposedException or OperationCanceledException)
        {
            // The origin stays the one that was read before; those who need the database now say what ails it.
        }
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && string.Equals(page.IdnHost, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        // Behind a proxy that ends TLS the request's scheme is not the page's: the page's own default port counts.
        && page.Port == (request.Host.Port ?? (string.Equals(page.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ? 443 : 80));
}
