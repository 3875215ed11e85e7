namespace Parlance.SocketIO.Generators.Tests;

/// <summary>Gateways that use all that a gateway may use.</summary>
internal static class Samples
{
    public const string Everything = """
        public interface IClock;
        public sealed class Tag : Attribute { public Tag(string name, params int[] numbers) { } public Type? Of { get; set; } public double Weight { get; set; } }
        public sealed class Guard : IGatewayGuard { public ValueTask<bool> CanActivate(GatewayContext context) => new(true); }
        public sealed class Filter : IGatewayExceptionFilter { public ValueTask<object?> Catch(Exception exception, GatewayContext context) => default; }
        public sealed class Around : IGatewayInterceptor { public ValueTask<object?> Intercept(GatewayContext context, GatewayNext next) => next(context); }

        public record Address([Required, StringLength(20, MinimumLength = 2, ErrorMessage = "no \"street\"")] string Street, [Range(1, 99.5)] double Number, string? Note);
        public sealed record Person(string Name, Address? Home, List<Address> Others, Dictionary<string, Address?> Named, [EmailAddress] string? Mail) : IValidatableObject
        {
            [System.Text.Json.Serialization.JsonIgnore] public string Secret { get; set; } = "";
            [Obsolete("old")] public Person? Parent { get; set; }
            public IEnumerable<ValidationResult> Validate(ValidationContext context) => [];
        }
        public struct Point { [Range(0, 10)] public int X { get; set; } }
        public enum Color { Red, Green }

        public abstract class Base
        {
            [SubscribeMessage("from:base")] public virtual string FromBase() => "base";
        }

        [Gateway("/everything"), UseGuards<Guard>(On = GuardTargets.Connection), UseInterceptors<Around>, Tag("class", 1, 2, Of = typeof(List<int>), Weight = double.NaN)]
        public sealed class EverythingGateway(IServiceProvider services) : Base, IGatewayConnection
        {
            public Task OnConnected(Socket socket) { GC.KeepAlive(services); return Task.CompletedTask; }

            [SubscribeMessage("nothing")] public void Nothing() { }
            [SubscribeMessage("special")] public void Special(Socket socket, Namespace ns, SocketIOServer server, EventContext context, Handshake handshake,
                ArgumentList arguments, ClaimsPrincipal user, CancellationToken one, CancellationToken two) { }
            [SubscribeMessage("acks")] public void Acks(AckCallback ack) => ack.Send(1);
            [SubscribeMessage("acks:later")] public async Task AcksLater(AckCallback ack, string text) { await Task.Yield(); ack.Send(text); }
            [SubscribeMessage("value")] public int Value([Range(1, 5)] int number, string text = "x\n", Color color = Color.Green, double weight = 1.5, Point? point = null) => number;
            [SubscribeMessage("task", Concurrent = true), SubscribeMessage("task:again")] public async Task Task1(Person person) => await Task.Yield();
            [SubscribeMessage("task:value"), UseGuards<Guard>, UseFilters<Filter>, Tag("method")] public Task<Person> TaskValue([MessageBody] Person person) => Task.FromResult(person);
            [SubscribeMessage("valuetask")] public ValueTask ValueTask1(IReadOnlyList<Address> all, Point[] points) => default;
            [SubscribeMessage("valuetask:value")] public ValueTask<string?> ValueTaskValue(Address? maybe, string?[] words) => new((string?)null);
            [SubscribeMessage("stream")] public async IAsyncEnumerable<int> Stream(int to, [EnumeratorCancellation] CancellationToken stop)
            {
                for (var i = 0; i < to; i++) { await Task.Yield(); stop.ThrowIfCancellationRequested(); yield return i; }
            }
            [SubscribeMessage("services")] public string Services(IClock clock, [FromServices] List<string> list, [FromKeyedServices("key")] string keyed, IServiceProvider provider) => "";
            [SubscribeMessage("properties")] public string Properties([MessageBody("a")] int a, [MessageBody("b")] string? b, [MessageBody(Index = 1)] JsonElement rest) => "";
            [SubscribeMessage("raw")] public int @class(Argument raw, byte[] bytes, object anything) => bytes.Length;
            [SubscribeMessage("inner")] internal int Internal(Nested.Inner inner) => inner.X;
        }

        internal static class Nested
        {
            internal sealed class Inner { [Required] public string Name { get; init; } = ""; public int X { get; init; } }
        }
        """;
}
