using Microsoft.AspNetCore.Authorization;

namespace Parlance.SocketIO.Tests.Gateways;

/// <summary>Refuses whoever says so in the auth object: with false, with its own words, or by failing.</summary>
internal sealed class NamedGuard(Journal journal) : IGatewayGuard
{
    public ValueTask<bool> CanActivate(GatewayContext context)
    {
        var rule = context.GetMetadata<RuleAttribute>()?.Name ?? context.GatewayType.Name;
        journal.Write($"{rule} asked about {context.Event?.EventName ?? "connection"}");
        var wish = context.Event is null ? context.Socket.Handshake.GetAuth<Wish>() : context.Event.Count > 0 ? context.Event.Get<Wish>(0) : null;
        return wish is null || !string.Equals(wish.Refuse, rule, StringComparison.Ordinal)
            ? new(true)
            : wish.How switch
            {
                "words" => throw new GatewayException("token_expired", "Sign in again", new { at = 5 }),
                "code" => throw new GatewayException("token_expired", "Sign in again"),
                "connect" => throw new ConnectErrorException("Own words", "own data"),
                "fail" => throw new InvalidOperationException("the password is 1234"),
                _ => new(false),
            };
    }

    internal sealed record Wish(string? Refuse, string? How);
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class RuleAttribute(string name) : Attribute
{
    public string Name => name;
}

internal sealed class ScopedGuard(ScopedPart part) : IGatewayGuard
{
    public ValueTask<bool> CanActivate(GatewayContext context) => new(part is not null);
}

[Gateway("/guarded"), UseGuards<NamedGuard>(On = GuardTargets.Connection), Rule("first")]
internal sealed class FirstGuarded(Journal journal) : IGatewayConnection, IGatewayDisconnection
{
    public Task OnConnected(Socket socket)
    {
        journal.Write("first connected");
        return Task.CompletedTask;
    }

    public Task OnDisconnected(Socket socket, DisconnectReason reason)
    {
        journal.Write($"first disconnected: {reason.Value}");
        return Task.CompletedTask;
    }

    [SubscribeMessage("free")]
    public string Free() => "free";

    [SubscribeMessage("method"), UseGuards<NamedGuard>, Rule("method")]
    public string Guarded() => "passed";
}

[Gateway("/guarded"), UseGuards<NamedGuard>, Rule("second")]
internal sealed class SecondGuarded(Journal journal) : IGatewayConnection
{
    public async Task OnConnected(Socket socket)
    {
        await Task.Yield();
        journal.Write("second connected");
    }

    [SubscribeMessage("class")]
    public string OfClass() => "passed";

    [SubscribeMessage("both"), UseGuards<NamedGuard>, Rule("inner")]
    public string OfBoth() => "passed";

    [SubscribeMessage("scoped"), UseGuards<ScopedGuard>]
    public string Scoped() => "passed";
}

[Gateway("/signed-in"), Authorize]
internal sealed class SignedInGateway
{
    [SubscribeMessage("any")]
    public string Any() => "passed";

    [SubscribeMessage("admin"), Authorize(Roles = "admin")]
    public string Admin() => "passed";
}
