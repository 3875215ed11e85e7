using System.Reflection;
using Parlance.Server.Mutants;

// dotnet Parlance.Server.Mutants.dll MUTANT serve …: the program as it is built, with one part replaced while it is composed. The program itself
// knows nothing of this: no setting of it leads here.
using var breaker = new HostBreaker(args[0] switch
{
    "acknowledge-before-commit" => Breakages.AcknowledgeBeforeCommit,
    "no-duplicate-check" => Breakages.NoDuplicateCheck,
    "no-sync" => Breakages.NoSync,
    var other => throw new ArgumentException($"There is no mutant '{other}'.", nameof(args)),
});
return (int)Assembly.Load("Parlance.Server").EntryPoint!.Invoke(obj: null, [args[1..]])!;
