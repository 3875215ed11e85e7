using Parlance.Storage.Tests;

// The test runner; or, with these first words, the process that a test kills.
return args is ["child", .. var task]
    ? await ChildProgram.RunAsync(task)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
