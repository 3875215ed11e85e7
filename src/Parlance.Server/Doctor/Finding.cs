namespace Parlance.Server.Doctor;

/// <summary>How a part is, and how to mend it.</summary>
internal sealed record Finding(Verdict Verdict, string Text, string? Mend = null)
{
    public static Finding Ok(string text) => new(Verdict.Ok, text);

    public static Finding Warn(string text, string mend) => new(Verdict.Warn, text, mend);

    public static Finding Fail(string text, string mend) => new(Verdict.Fail, text, mend);
}

/// <summary>Whether anything is to be done.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    Warn,

    /// <summary>It does not work.</summary>
    Fail,
}
