using Parlance.Chat.Settings;
using Parlance.Server.Commands;
using Parlance.Server.Configuration;

namespace Parlance.Server.Hosting;

/// <summary>What the operator should know of at the start, in the log.</summary>
internal sealed partial class StartWarnings(PublicAddress address, IConfiguration configuration, ILogger<StartWarnings> logger)
{
    public async Task WriteAsync(ServerOptions options, CancellationToken cancel)
    {
        foreach (var unknown in KnownSettings.Unknown(configuration))
        {
            LogUnknownSetting(unknown);
        }

        var publicUrl = await address.GetAsync(cancel);
        if (PlainHttp.IsInsecure(publicUrl))
        {
            LogInsecure(publicUrl, PlainHttp.Consequence);
        }

        // A proxy in front may well speak plain HTTP to us; people should not be able to.
        if (TrustedProxies.Read(configuration).Count is 0)
        {
            foreach (var url in options.Urls.Where(PlainHttp.IsOpenToOthers))
            {
                LogOpen(url, PlainHttp.Consequence);
            }
        }
    }

    [LoggerMessage(9_010, LogLevel.Warning, "Nothing is called {Setting}: is it misspelt? docs/operations.md lists the settings")]
    private partial void LogUnknownSetting(string setting);

    [LoggerMessage(9_011, LogLevel.Warning, "People reach the server at {Url}, over plain HTTP. {Consequence} Use HTTPS: --cert and --key, or a proxy in front and its address in Parlance:PublicUrl and Parlance:TrustedProxies")]
    private partial void LogInsecure(Uri url, string consequence);

    [LoggerMessage(9_012, LogLevel.Warning, "Others on the network can reach {Url} over plain HTTP. {Consequence} Use HTTPS: --cert and --key, or listen on 127.0.0.1 behind a proxy, or name the proxy in Parlance:TrustedProxies")]
    private partial void LogOpen(string url, string consequence);
}
