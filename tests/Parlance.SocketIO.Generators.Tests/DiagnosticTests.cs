namespace Parlance.SocketIO.Generators.Tests;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("[Gateway] public abstract class A { }", "abstract")]
    [InlineData("[Gateway] public static class A { }", "static")]
    [InlineData("[Gateway] public class A<T> { }", "generic")]
    [InlineData("public class Outer<T> { [Gateway] public class A { } }", "generic")]
    [InlineData("public class Outer { [Gateway] private sealed class A { } }", "private")]
    [InlineData("public class Outer { [Gateway] protected class A { } }", "private")]
    [InlineData("[Gateway] file sealed class A { }", "local to its file")]
    public void A_class_that_cannot_be_a_gateway_is_PSIO001(string source, string why) => AssertReports("PSIO001", source, why);

    [Theory]
    [InlineData("chat")]
    [InlineData("")]
    [InlineData("/a,b")]
    [InlineData("/a?b=c")]
    public void A_name_that_no_namespace_can_have_is_PSIO002(string ns) => AssertReports("PSIO002", $$"""[Gateway("{{ns}}")] public class A { }""", ns);

    [Theory]
    [InlineData("public static void Handle() { }", "static")]
    [InlineData("public void Handle<T>() { }", "type parameters")]
    [InlineData("private void Handle() { }", "not public or internal")]
    [InlineData("protected void Handle() { }", "not public or internal")]
    [InlineData("void Handle() { }", "not public or internal")]
    public void A_method_that_cannot_be_called_is_PSIO003(string method, string why) => AssertReports("PSIO003", Handler(method), why);

    [Theory]
    [InlineData("public void Handle(ref int x) { }", "by reference")]
    [InlineData("public void Handle(out int x) => x = 1;", "by reference")]
    [InlineData("public void Handle(in int x) { }", "by reference")]
    [InlineData("public void Handle(ReadOnlySpan<byte> x) { }", "stack")]
    public void A_parameter_that_cannot_be_bound_is_PSIO004(string method, string why) => AssertReports("PSIO004", Handler(method), why);

    [Theory]
    [InlineData("")]
    [InlineData("connect")]
    [InlineData("connect_error")]
    [InlineData("disconnect")]
    [InlineData("disconnecting")]
    [InlineData("newListener")]
    [InlineData("removeListener")]
    public void An_empty_or_reserved_event_is_PSIO005(string name) =>
        AssertReports("PSIO005", $$"""[Gateway] public class A { [SubscribeMessage("{{name}}")] public void Handle() { } }""", name);

    [Fact]
    public void A_second_owner_of_an_event_is_PSIO006_and_names_the_first()
    {
        AssertReports(
            "PSIO006",
            """
            [Gateway("/chat")] public class First { [SubscribeMessage("send")] public void Send() { } }
            [Gateway("/chat")] public class Second { [SubscribeMessage("send")] public void Send() { } }
            """,
            "First.Send");
        AssertReports("PSIO006", """[Gateway] public class A { [SubscribeMessage("x")] public void One() { } [SubscribeMessage("x")] public void Two() { } }""", "A.One");
    }

    [Fact]
    public void The_same_event_in_another_namespace_is_another_event()
    {
        var generated = Generated.From("""
            [Gateway("/a")] public class First { [SubscribeMessage("send")] public void Send() { } }
            [Gateway("/b")] public class Second { [SubscribeMessage("send")] public void Send() { } }
            """);

        Assert.Empty(generated.Reported);
        Assert.Equal(2, generated.Result.GeneratedTrees.Length);
    }

    [Theory]
    [InlineData("public async void Handle() => await Task.Yield();", "async")]
    [InlineData("public Task<Task<int>> Handle() => null!;", "task of a task")]
    [InlineData("public Task<IAsyncEnumerable<int>> Handle() => null!;", "stream")]
    [InlineData("public YieldAwaitable Handle() => default;", "awaitable")]
    [InlineData("public ReadOnlySpan<byte> Handle() => default;", "reference")]
    [InlineData("public ref int Handle() => ref _x; private int _x;", "reference")]
    public void A_result_that_cannot_be_acknowledged_is_PSIO007(string method, string why) => AssertReports("PSIO007", Handler(method), why);

    [Theory]
    [InlineData("public void Handle([MessageBody] Socket socket) { }", "never comes from the client")]
    [InlineData("public void Handle([MessageBody(\"x\")] CancellationToken stop) { }", "never comes from the client")]
    [InlineData("public void Handle([MessageBody] AckCallback ack) { }", "never comes from the client")]
    [InlineData("public void Handle([ConnectedSocket] string socket) { }", "takes a Socket")]
    public void An_attribute_on_a_wrong_type_is_PSIO008(string method, string why) => AssertReports("PSIO008", Handler(method), why);

    [Theory]
    [InlineData("public void Handle([MessageBody(\"a\")] int a, int all) { }", "a property of")]
    [InlineData("public void Handle([MessageBody(\"a\")] int a, [MessageBody] Dictionary<string, int> all) { }", "a property of")]
    [InlineData("public void Handle([MessageBody(Index = 1)] int a, [MessageBody(Index = 1)] int b) { }", "too")]
    [InlineData("public void Handle(int a, [MessageBody(Index = 0)] int b) { }", "too")]
    public void An_argument_for_two_parameters_is_PSIO009(string method, string how) => AssertReports("PSIO009", Handler(method), how);

    [Fact]
    public void A_handler_outside_of_a_gateway_is_PSIO010()
    {
        AssertReports("PSIO010", """public class A { [SubscribeMessage("x")] public void Handle() { } }""", "'A' has no [Gateway]");
        Assert.Empty(Generated.From("""public abstract class A { [SubscribeMessage("x")] public void Handle() { } }""").Reported);
    }

    [Fact]
    public void A_rule_that_generated_code_cannot_reach_is_PSIO011() => AssertReports(
        "PSIO011",
        """
        public sealed class Body { [Even] public int X { get; set; } private sealed class EvenAttribute : ValidationAttribute { } }
        [Gateway] public class A { [SubscribeMessage("x")] public void Handle([MessageBody] Body body) { } }
        """,
        "EvenAttribute");

    [Theory]
    [InlineData("public void Handle(CancellationToken one, CancellationToken two) { }")]
    [InlineData("public void Handle([MessageBody(\"a\")] int a, [MessageBody(\"b\")] int b) { }")]
    [InlineData("public void Handle([MessageBody(\"a\")] int a, [MessageBody(Index = 1)] int b) { }")]
    [InlineData("public void Handle([ConnectedSocket] Socket socket) { }")]
    [InlineData("internal void Handle() { }")]
    [InlineData("protected internal void Handle() { }")]
    public void What_is_unusual_but_clear_is_not_reported(string method)
    {
        var generated = Generated.From(Handler(method));

        Assert.Empty(generated.Reported);
        Assert.Empty(generated.Warnings);
    }

    [Fact]
    public void What_is_wrong_is_reported_where_it_stands_and_nothing_is_generated()
    {
        var generated = Generated.From("""[Gateway] public class A { [SubscribeMessage("x")] public async void Handle() => await Task.Yield(); }""");

        var reported = Assert.Single(generated.Result.Diagnostics);
        Assert.Equal("Source0.cs", reported.Location.GetLineSpan().Path);
        Assert.Equal("Handle", generated.Compilation.SyntaxTrees.First().ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
        Assert.Empty(generated.Result.GeneratedTrees);
    }

    private static string Handler(string method) => $$"""[Gateway] public class A { [SubscribeMessage("x")] {{method}} }""";

    private static void AssertReports(string id, string source, string words)
    {
        var reported = Assert.Single(Generated.From(source).Result.Diagnostics);
        Assert.Equal(id, reported.Id);
        Assert.Contains(words, reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
