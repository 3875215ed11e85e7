namespace Parlance.Server.Doctor;

/// <summary>Runs the checks one after another and writes a line for each as soon as it is known.</summary>
internal sealed class Report(TextWriter output)
{
    private const int PartWidth = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool HasFailure { get; private set; }

    public Task<Finding> RunAsync(string part, Func<Finding> check, CancellationToken cancel) => RunAsync(part, _ => Task.FromResult(check()), cancel);

    public async Task<Finding> RunAsync(string part, Func<CancellationToken, Task<Finding>> check, CancellationToken cancel)
    {
        var finding = await JudgeAsync(check, cancel);
        HasFailure |= finding.Verdict is Verdict.Fail;
        var word = finding.Verdict switch
        {
            Verdict.Ok => "ok  ",
            Verdict.Warn => "warn",
            Verdict.Fail => "fail",
            _ => throw new InvalidOperationException("An unknown verdict."),
        };
        var mend = finding.Mend is null ? "" : $" Mend: {finding.Mend}";
        await output.WriteLineAsync($"{word}  {part.PadRight(PartWidth)}  {finding.Text}{mend}".ReplaceLineEndings(" "));
        return finding;
    }

    private static async Task<Finding> JudgeAsync(Func<CancellationToken, Task<Finding>> check, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await check(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Finding.Fail($"There was no answer within {Patience.TotalSeconds:0} s.", "See whether it runs, and what lies between.");
        }
        catch (UsageException exception)
        {
            return Finding.Fail(exception.Message, "Correct the setting.");
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            // Whatever it is: the other parts are to be looked at all the same.
            return Finding.Fail(exception.Message, "See what the message names.");
        }
    }
}
