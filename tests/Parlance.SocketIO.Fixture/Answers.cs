namespace Parlance.SocketIO.Fixture;

/// <summary>Arguments of an event, to be sent on as they came.</summary>
internal static class Answers
{
    public static object?[] All(this ArgumentList arguments) => [.. arguments.Select(argument => (object?)argument)];

    public static T Need<T>(this EventContext context, int index) =>
        context.Get<T>(index) ?? throw new InvalidOperationException($"{context.EventName} lacks its argument {index}");
}
