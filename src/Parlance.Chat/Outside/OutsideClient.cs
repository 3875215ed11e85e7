using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Parlance.Chat.Outside;

/// <summary>
/// The one way in which the server asks others for something that people have led it to. It goes nowhere but where <see cref="OutsidePolicy"/> lets it,
/// looks at every address at the moment of connecting and at every redirect, takes no proxy and no credentials from its surroundings, keeps no cookies, and
/// bounds what comes back.
/// </summary>
internal sealed class OutsideClient : IDisposable
{
    /// <summary>Who asks, for those who keep a log.</summary>
    public const string UserAgent = "Parlance/0.1 (self-hosted chat; link previews and webhooks)";

    private readonly TimeProvider _clock;
    private readonly OutsideTurns _turns = new();

    // One that a connection was made by is only used for those who might have made it.
    private readonly Door _everybody;
    private readonly Door _administrators;

    public OutsideClient(OutsideOptions options, ResolveName resolve, TimeProvider clock)
    {
        _clock = clock;
        var own = new OwnAddresses(clock);
        _everybody = Door.Of(new(options, own, isForAdministrators: false), resolve);
        _administrators = Door.Of(new(options, own, isForAdministrators: true), resolve);
    }

    /// <summary>Whether an address is worth being kept: whether it is reached is seen when it is.</summary>
    public bool Takes(Uri address, bool isOfAdministrator) => DoorOf(isOfAdministrator).Policy.Takes(address);

    /// <exception cref="OutsideException">There is no answer.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<OutsideAnswer> SendAsync(OutsideRequest request, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(request.Within, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancel.IsCancellationRequested)
        {
            throw new OutsideException(OutsideFailure.TooSlow, $"It took longer than {request.Within.TotalSeconds:0} seconds.", exception);
        }
        catch (HttpRequestException exception)
        {
            throw exception.InnerException as OutsideException ?? Failed(exception);
        }
        catch (IOException exception)
        {
            throw new OutsideException(OutsideFailure.Broken, "The answer broke off.", exception);
        }
    }

    public void Dispose()
    {
        _everybody.Invoker.Dispose();
        _administrators.Invoker.Dispose();
        _turns.Dispose();
    }

    private async Task<OutsideAnswer> FollowAsync(OutsideRequest request, CancellationToken cancel)
    {
        var (address, method) = (request.Address, request.Method);
        for (var redirects = 0; ; redirects++)
        {
            var (answer, next) = await AskAsync(request, method, address, isFirst: redirects is 0, cancel);
            if (answer is not null)
            {
                return answer;
            }

            (address, method) = (next!, HttpMethod.Get);
            if (redirects == request.RedirectsMax)
            {
                throw new OutsideException(OutsideFailure.TooManyRedirects, "It leads on too often.");
            }
        }
    }

    // An answer, or where to ask next.
    private async Task<(OutsideAnswer? Answer, Uri? Next)> AskAsync(OutsideRequest request, HttpMethod method, Uri address, bool isFirst, CancellationToken cancel)
    {
        var door = DoorOf(request.IsOfAdministrator);
        if (!door.Policy.Takes(address))
        {
            throw new OutsideException(OutsideFailure.Refused, "It is asked for http and https, on ports that are meant for them, and without a name and a password.");
        }

        using var turn = await _turns.TakeAsync(address.IdnHost, cancel);
        using var message = Message(request, method, address, isFirst);
        using var response = await door.Invoker.SendAsync(message, cancel);
        if (request.RedirectsMax > 0 && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
        {
            return (null, NextOf(response, address));
        }

        var (body, isCut) = await AnswerBody.ReadAsync(response.Content, request, cancel);
        var type = response.Content.Headers.ContentType;
        return (new(address, (int)response.StatusCode, type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet?.Trim('"', ' '), body, isCut, RetryAfter(response)), null);
    }

    private static HttpRequestMessage Message(OutsideRequest request, HttpMethod method, Uri address, bool isFirst)
    {
        var message = new HttpRequestMessage(method, address);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", AnswerBody.Packings);
        // What was meant for one server is not told to the one that it leads to, but for what is wanted.
        foreach (var (name, value) in request.Headers.Where(header => isFirst || header.Name is "Accept" or "Accept-Language"))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (isFirst && request.ContentType is { } type)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return message;
    }

    // Kept as it was written: reading it is where hosts that look like others become what they are.
    private static Uri NextOf(HttpResponseMessage response, Uri from)
    {
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "";
        return location.Length is > 0 and <= OutsideLimits.AddressCharsMax && Uri.TryCreate(from, location, out var next)
            ? next
            : throw new OutsideException(OutsideFailure.TooManyRedirects, "It leads on to nowhere.");
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date is { } date ? date - _clock.GetUtcNow() : null) : null;

    private static OutsideException Failed(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new(OutsideFailure.Unreachable, "There is no secure connection: its certificate is not in order.", exception),
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => new(OutsideFailure.Unreachable, "Nobody answers there.", exception),
        HttpRequestError.ConfigurationLimitExceeded => new(OutsideFailure.TooLarge, "The headers of the answer are too long.", exception),
        _ => new(OutsideFailure.Broken, "What comes back is no answer.", exception),
    };

    private Door DoorOf(bool isOfAdministrator) => isOfAdministrator ? _administrators : _everybody;

    private sealed record Door(OutsidePolicy Policy, HttpMessageInvoker Invoker)
    {
        public static Door Of(OutsidePolicy policy, ResolveName resolve) => new(policy, new(new SocketsHttpHandler
        {
            ConnectCallback = new OutsideConnector(policy, resolve).ConnectAsync,
            ConnectTimeout = OutsideLimits.ConnectWithin,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = OutsideLimits.HeadersKilobytesMax,
            // What is not read is not waited for.
            MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = OutsideLimits.AtOncePerHostMax,
            PooledConnectionIdleTimeout = OutsideLimits.IdleFor,
            PooledConnectionLifetime = OutsideLimits.ConnectionFor,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            SslOptions = new SslClientAuthenticationOptions
            {
                // A certificate names addresses where the rest of its chain is, and where to ask whether it is revoked: those would be asked past the guard.
                CertificateChainPolicy = new X509ChainPolicy
                {
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                    ApplicationPolicy = { new("1.3.6.1.5.5.7.3.1") },
                },
            },
        }));
    }
}
