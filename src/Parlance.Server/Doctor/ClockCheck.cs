using System.Globalization;
using Parlance.Chat.Data;

namespace Parlance.Server.Doctor;

/// <summary>
/// This machine's clock against those that it has to agree with. Tokens, codes and the second factor live by the minute; a wrong clock refuses
/// people for no reason that they can see.
/// </summary>
internal sealed class ClockCheck(IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<Finding> RunAsync(ChatDatabase? database, CancellationToken cancel)
    {
        var compared = new List<string>();
        if (database?.Dialect is Dialect.Postgres)
        {
            var difference = await CompareAsync(() => DatabaseTimeAsync(database, cancel));
            if (Judge("the database", difference, compared) is { } finding)
            {
                return finding;
            }
        }

        foreach (var host in Hosts())
        {
            var difference = await CompareAsync(() => HostTimeAsync(host, cancel));
            if (Judge(host.Host, difference, compared) is { } finding)
            {
                return finding;
            }
        }

        var now = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Finding.Ok(compared is [] ? $"{now} UTC; there is nothing to compare it with." : $"{now} UTC, agrees with {string.Join(", ", compared)}.");
    }

    public void Dispose() => _http.Dispose();

    private static Finding? Judge(string other, TimeSpan? difference, List<string> compared)
    {
        if (difference is not { } off)
        {
            return null;
        }

        compared.Add(other);
        var direction = off > TimeSpan.Zero ? "ahead of" : "behind";
        return off.Duration() <= Tolerance
            ? null
            : Finding.Warn(
                string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {off.Duration().TotalSeconds:0} s {direction} that of {other}."),
                "Let both follow a time server, such as by systemd-timesyncd or chrony.");
    }

    // The other's time belongs to the middle of the question.
    private async Task<TimeSpan?> CompareAsync(Func<Task<DateTimeOffset?>> ask)
    {
        var asked = clock.GetUtcNow();
        var other = await ask();
        var answered = clock.GetUtcNow();
        return other is null ? null : asked + ((answered - asked) / 2) - other;
    }

    private static async Task<DateTimeOffset?> DatabaseTimeAsync(ChatDatabase database, CancellationToken cancel) =>
        DateTimeOffset.FromUnixTimeMilliseconds(await database.ReadAsync(
            db => db.ScalarAsync<long>("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"),
            cancel));

    // Whether a host can be reached at all is for other checks to say.
    private async Task<DateTimeOffset?> HostTimeAsync(Uri host, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, host);
            using var response = await _http.SendAsync(request, cancel);

            // The field has whole seconds.
            return response.Headers.Date + TimeSpan.FromMilliseconds(500);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private IEnumerable<Uri> Hosts()
    {
        var texts = configuration.GetSection("Parlance:Identity").GetChildren().Select(IssuerOf).Append(SesEndpoint());
        return texts.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Uri(url.GetLeftPart(UriPartial.Authority)) : null)
            .OfType<Uri>().Distinct();
    }

    private static string? IssuerOf(IConfigurationSection provider) => provider["Issuer"] ?? (provider["Kind"]?.ToUpperInvariant() switch
    {
        "GOOGLE" => "https://accounts.google.com",
        "GITHUB" => "https://github.com",
        _ => null,
    });

    private string? SesEndpoint()
    {
        var mail = configuration.GetSection("Parlance:Mail");
        return string.Equals(mail["Transport"], "ses", StringComparison.OrdinalIgnoreCase)
            ? mail["Ses:Endpoint"] ?? $"https://email.{mail["Ses:Region"]}.amazonaws.com"
            : null;
    }
}
