using System.Net.Http.Headers;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Ses;

/// <summary>Signed requests to the service and their answers.</summary>
internal sealed class SesClient(SesOptions options, TimeProvider clock) : IDisposable
{
    private const int AnswerOctetsMax = 64 * 1024;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // A signed request is for the place that it names.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        MaxResponseContentBufferSize = AnswerOctetsMax,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _http.Dispose();

    /// <exception cref="MailUnavailableException">There was no answer.</exception>
    public async Task<SesAnswer> RequestAsync(HttpMethod method, string path, byte[] body, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(AnswerWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        using var request = Sign(method, path, body);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return await SesAnswer.ReadAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new MailUnavailableException($"{options.Endpoint} did not answer within {AnswerWithin.TotalSeconds} s.");
        }
        catch (HttpRequestException exception)
        {
            throw new MailUnavailableException(
                $"{options.Endpoint} cannot be reached: {exception.Message} Check Parlance:Mail:Ses:Region and :Endpoint.", exception);
        }
    }

    private HttpRequestMessage Sign(HttpMethod method, string path, byte[] body)
    {
        var uri = new Uri(options.Endpoint, path);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = uri.Authority,
            ["x-amz-date"] = AwsSignature.Timestamp(clock.GetUtcNow()),
        };
        if (options.Credentials.SessionToken is { } token)
        {
            headers["x-amz-security-token"] = token;
        }

        if (body.Length > 0)
        {
            headers["content-type"] = "application/json";
        }

        var signed = new AwsRequest(method.Method, uri.AbsolutePath, [], headers, body);
        var request = new HttpRequestMessage(method, uri);
        request.Headers.TryAddWithoutValidation("Authorization", AwsSignature.Authorization(signed, options.Credentials, options.Region, "ses"));
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.Ordinal)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }
}
