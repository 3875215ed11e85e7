using Microsoft.CodeAnalysis;

namespace Parlance.SocketIO.Generators.Tests;

public sealed class IncrementalTests
{
    private const string Gateway = """[Gateway] public class A { [SubscribeMessage("x")] public void Handle(Body body) { } }""";
    private const string Body = "public sealed record Body(string Text);";

    [Fact]
    public void An_edit_elsewhere_generates_nothing_anew()
    {
        var result = Edit(1, Body + " public class Other { public int X => 1; }");

        AssertKept(result);
    }

    [Fact]
    public void An_edit_inside_a_handler_and_lines_above_the_class_generate_nothing_anew()
    {
        var result = Edit(0, "// A line more.\n\n" + Gateway.Replace("{ }", "{ _ = body; }", StringComparison.Ordinal));

        AssertKept(result);
    }

    [Theory]
    [InlineData(0, """[Gateway] public class A { [SubscribeMessage("y")] public void Handle(Body body) { } }""")]
    [InlineData(1, "public sealed record Body([Range(1, 2)] int Number);")]
    public void An_edit_of_a_handler_or_of_what_it_takes_generates_anew(int file, string source)
    {
        var result = Edit(file, source);

        Assert.Contains(Outputs(result, GatewayGenerator.ModelStep), output => output == IncrementalStepRunReason.Modified);
        Assert.Contains(SourceOutputs(result), output => output == IncrementalStepRunReason.Modified);
    }

    private static GeneratorRunResult Edit(int file, string source)
    {
        var before = Generated.Start(Gateway, Body);
        var driver = Generated.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        var old = before.SyntaxTrees.ElementAt(file);
        var after = before.ReplaceSyntaxTree(old, Generated.Parse(source, old.FilePath));
        return Assert.Single(driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult().Results);
    }

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Where(output => output.Value is not null).Select(output => output.Reason);

    private static void AssertKept(GeneratorRunResult result)
    {
        Assert.NotEmpty(Outputs(result, GatewayGenerator.ModelStep));
        Assert.NotEmpty(SourceOutputs(result));
        Assert.All(
            Outputs(result, GatewayGenerator.ModelStep).Concat(SourceOutputs(result)),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }
}
