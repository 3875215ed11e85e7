using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>What ASP.NET Core can put on an endpoint works on ours.</summary>
public sealed class ConventionTests
{
    [Fact]
    public async Task Authorization_goes_before_the_handshake_and_its_user_is_the_sockets()
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddSocketIO();
                builder.Services.AddAuthentication("token").AddScheme<AuthenticationSchemeOptions, TokenHandler>("token", configureOptions: null);
                builder.Services.AddAuthorization();
            },
            static app => app.MapSocketIO().RequireAuthorization());
        var users = new Signal<ClaimsPrincipal>();
        app.Io.OnConnection(socket => users.Set(socket.User));

        using var refused = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
        app.Own(socket);
        app.Http.DefaultRequestHeaders.Authorization = new("Bearer", "Ann");
        await app.JoinAsync(Wire.Polling);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.StartsWith("HTTP/1.1 401 ", head, StringComparison.Ordinal);
        Assert.Equal("Ann", (await users.NextAsync()).Identity!.Name);
    }

    [Fact]
    public async Task The_frameworks_own_CORS_works()
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddSocketIO();
                builder.Services.AddCors(static cors => cors.AddPolicy("app", static policy => policy.WithOrigins("https://app.example").AllowCredentials().AllowAnyHeader().AllowAnyMethod()));
            },
            static app =>
            {
                app.UseCors();
                app.MapSocketIO().RequireCors("app");
            });
        app.Http.DefaultRequestHeaders.Add("Origin", "https://app.example");

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        using var preflight = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, app.Endpoint("EIO=4&transport=polling"))
        {
            Headers = { { "Access-Control-Request-Method", "POST" } },
        });

        Assert.Equal("https://app.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(1, app.Engine.ClientsCount);
    }

    [Fact]
    public async Task Rate_limits_work()
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddSocketIO();
                builder.Services.AddRateLimiter(static limiter => limiter.AddPolicy("one", static _ => RateLimitPartition.GetFixedWindowLimiter(0, static _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = 1,
                    Window = TimeSpan.FromHours(1),
                })));
            },
            static app =>
            {
                app.UseRateLimiter();
                app.MapSocketIO().RequireRateLimiting("one");
            });

        using var first = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        using var second = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (first.StatusCode, second.StatusCode));
    }

    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, header["Bearer ".Length..])], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
