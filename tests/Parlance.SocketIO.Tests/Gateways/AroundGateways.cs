namespace Parlance.SocketIO.Tests.Gateways;

internal abstract class WritingInterceptor(Journal journal, string name) : IGatewayInterceptor
{
    public async ValueTask<object?> Intercept(GatewayContext context, GatewayNext next)
    {
        journal.Write($"{name} before {context.MethodName}");
        var result = await next(context);
        journal.Write($"{name} after {result}");
        return result is string text ? text + "+" + name : result;
    }
}

internal sealed class OuterInterceptor(Journal journal) : WritingInterceptor(journal, "outer");

internal sealed class InnerInterceptor(Journal journal) : WritingInterceptor(journal, "inner");

internal sealed class StoppingInterceptor : IGatewayInterceptor
{
    public ValueTask<object?> Intercept(GatewayContext context, GatewayNext next) => new("stopped");
}

internal sealed class OuterFilter : IGatewayExceptionFilter
{
    public ValueTask<object?> Catch(Exception exception, GatewayContext context) =>
        new(new { ok = false, code = (exception as GatewayException)?.Code ?? exception.GetType().Name, by = "outer" });
}

internal sealed class InnerFilter : IGatewayExceptionFilter
{
    public ValueTask<object?> Catch(Exception exception, GatewayContext context) => exception switch
    {
        TimeoutException => new("inner answered"),
        FormatException => throw new InvalidOperationException("the filter fails"),
        _ => default,
    };
}

[Gateway, UseInterceptors<OuterInterceptor>, UseFilters<OuterFilter>]
internal sealed class AroundGateway(Journal journal)
{
    [SubscribeMessage("plain")]
    public string Plain(int number)
    {
        journal.Write("handler");
        return $"plain{number}";
    }

    [SubscribeMessage("inner"), UseInterceptors<InnerInterceptor>]
    public Task<string> Inner() => Task.FromResult("inner");

    [SubscribeMessage("stopped"), UseInterceptors<StoppingInterceptor>]
    public string Stopped()
    {
        journal.Write("handler");
        return "never";
    }

    [SubscribeMessage("stream")]
    public async IAsyncEnumerable<int> Stream()
    {
        await Task.Yield();
        yield return 1;
    }

    [SubscribeMessage("fail"), UseFilters<InnerFilter>]
    public string Fail(string how) => how switch
    {
        "timeout" => throw new TimeoutException(),
        "format" => throw new FormatException(),
        _ => throw new GatewayException(how, "Failed"),
    };
}
