namespace Parlance.SocketIO.Generators.Tests;

public sealed class GeneratedCodeTests
{
    [Fact]
    public void All_that_a_gateway_may_use_compiles_without_a_word()
    {
        var generated = Generated.From(Samples.Everything);

        Assert.Empty(generated.Reported);
        Assert.Empty(generated.Warnings);
    }

    [Fact]
    public void The_same_sources_give_the_same_text()
    {
        Assert.Equal(Generated.From(Samples.Everything).Text, Generated.From(Samples.Everything).Text);
        Assert.DoesNotContain('\r', Generated.From(Samples.Everything).Text);
    }

    [Fact]
    public void A_method_without_a_candidate_for_a_service_asks_nothing_of_services()
    {
        var generated = Generated.From("""
            [Gateway] public sealed class Plain
            {
                [SubscribeMessage("a")] public int A(Socket socket, int number, string text, List<Uri> list, byte[] bytes, JsonElement json,
                    Dictionary<string, int> map, Guid? id, Argument raw, DateTimeOffset at, Uri link, [MessageBody] Plain body, CancellationToken stop) => number;
            }
            """);

        Assert.Empty(generated.Warnings);
        Assert.DoesNotContain("ServiceOrBody", generated.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(".Service<", generated.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Scope", generated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_and_interfaces_may_be_services_until_the_server_starts()
    {
        var generated = Generated.From("""
            public interface IClock; public sealed record Request(string Text);
            [Gateway] public sealed class Two { [SubscribeMessage("a")] public void A(IClock clock, Request request) { } }
            """);

        Assert.Contains("setup.ServiceOrBody(new global::Parlance.SocketIO.GatewayBody<global::Sample.IClock>", generated.Text, StringComparison.Ordinal);
        Assert.Contains("setup.ServiceOrBody(new global::Parlance.SocketIO.GatewayBody<global::Sample.Request>", generated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_of_base_classes_belong_to_the_gateway_once()
    {
        var generated = Generated.From("""
            public abstract class Base
            {
                [SubscribeMessage("kept")] public int Kept() => 1;
                [SubscribeMessage("replaced")] public virtual int Replaced() => 1;
            }

            [Gateway] public sealed class Derived : Base { [SubscribeMessage("replaced")] public override int Replaced() => 2; }
            """);

        Assert.Empty(generated.Reported);
        Assert.Empty(generated.Warnings);
        Assert.Equal(2, generated.Text.Split("setup.Add(").Length - 1);
    }

    [Fact]
    public void Types_without_rules_are_not_looked_into()
    {
        var generated = Generated.From("""
            public sealed class Body { public int X { get; set; } public Body? Next { get; set; } public string? Text { get; set; } }
            [Gateway] public sealed class Plain { [SubscribeMessage("a")] public void A([MessageBody] Body body, int[] numbers, string text) { } }
            """);

        Assert.DoesNotContain("Check", generated.Text, StringComparison.Ordinal);
    }
}
