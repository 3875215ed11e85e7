using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Tests.Gateways;

internal sealed record Point(int X, int Y);

internal sealed record Registration(
    [property: Required, StringLength(8, MinimumLength = 2)] string Name,
    [Range(18, 99)] int Age,
    string Mail,
    Registration? Friend,
    IReadOnlyList<Registration>? Others) : IValidatableObject
{
    [JsonPropertyName("e_mail"), EmailAddress]
    public string? Second { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Name is "admin" ? [new ValidationResult("Not that one.", ["Name"])] : [];
}

/// <summary>Parameters and results of every kind.</summary>
[Gateway("/binding")]
internal sealed class BindingGateway(Journal journal)
{
    private int _calls;

    [SubscribeMessage("sum")]
    public int Sum(int a, int b = 10) => a + b;

    [SubscribeMessage("point")]
    public Point Turn(Point point) => new(point.Y, point.X);

    [SubscribeMessage("point:task")]
    public async Task<Point> TurnLater(Point point)
    {
        await Task.Yield();
        return new Point(point.Y, point.X);
    }

    [SubscribeMessage("nothing")]
    public void Nothing() => journal.Write("nothing");

    [SubscribeMessage("nothing:task")]
    public async Task NothingLater() => await Task.Yield();

    [SubscribeMessage("null")]
    public ValueTask<string?> Null() => new((string?)null);

    [SubscribeMessage("calls")]
    public int Calls() => ++_calls;

    [SubscribeMessage("special")]
    public string Special(Socket socket, Namespace ns, SocketIOServer server, EventContext context, ClaimsPrincipal user, ArgumentList all, CancellationToken stop) =>
        $"{ns.Name} {ReferenceEquals(server, ns.Server)} {ReferenceEquals(context.Socket, socket)} {ReferenceEquals(user, socket.User)} {all.Count} {stop.CanBeCanceled}";

    [SubscribeMessage("ack")]
    public async Task AckInTheMiddle(AckCallback ack)
    {
        ack.Send("early", 1);
        await Task.Yield();
        journal.Write("after ack");
    }

    [SubscribeMessage("property")]
    public string Property([MessageBody("name")] string name, [MessageBody("bytes")] byte[]? bytes, [MessageBody(Index = 1)] int second) =>
        $"{name} {bytes?.Length} {second}";

    [SubscribeMessage("raw")]
    public Argument Raw(Argument raw) => raw;

    [SubscribeMessage("bytes")]
    public int Bytes(byte[] bytes) => bytes.Length;

    [SubscribeMessage("register")]
    public string Register(Registration registration, [Range(0, 5)] int level = 0)
    {
        journal.Write("registered");
        return registration.Name + level;
    }

    [SubscribeMessage("names")]
    public int Names(IReadOnlyList<string> names) => names.Count;

    [SubscribeMessage("count")]
    public async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            stop.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    [SubscribeMessage("count:for-ever")]
    public async IAsyncEnumerable<int> CountForEver([EnumeratorCancellation] CancellationToken stop)
    {
        yield return 1;
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            journal.Write("stream ended");
        }
    }

    [SubscribeMessage("wait")]
    public async Task Wait(CancellationToken stop)
    {
        journal.Write("waiting");
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            journal.Write("wait ended");
        }
    }

    [SubscribeMessage("fail")]
    public string Fail(string how) => how switch
    {
        "expected" => throw new GatewayException("not_found", "No such room", new { room = 7 }),
        _ => throw new InvalidOperationException("the password is 1234"),
    };

    [SubscribeMessage("fail:task")]
    public async Task FailLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("the password is 1234");
    }

    [SubscribeMessage("services")]
    public string Services(Journal one, ScopedPart scoped, [FromServices] ScopedPart again, [FromKeyedServices("key")] string keyed, IServiceProvider provider, Point point) =>
        $"{ReferenceEquals(one, journal)} {ReferenceEquals(scoped, again)} {ReferenceEquals(scoped, provider.GetRequiredService<ScopedPart>())} {keyed} {point.X}";
}

internal sealed class ScopedPart(Journal journal) : IDisposable
{
    public void Dispose() => journal.Write("scope disposed");
}
