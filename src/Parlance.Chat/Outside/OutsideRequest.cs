namespace Parlance.Chat.Outside;

/// <summary>Something that is asked of a server that is not ours.</summary>
/// <param name="Method">How.</param>
/// <param name="Address">Whom.</param>
internal sealed record OutsideRequest(HttpMethod Method, Uri Address)
{
    /// <summary>Headers besides those that every request has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What that is; null for nothing.</summary>
    public string? ContentType { get; init; }

    /// <summary>Bytes of an answer, packed as well as unpacked.</summary>
    public int AnswerBytesMax { get; init; } = 64 * 1024;

    /// <summary>Whether the beginning of a longer answer is enough.</summary>
    public bool TakesBeginning { get; init; }

    /// <summary>How often the answer may lead on. What is led on is asked for with GET, and nothing is sent along.</summary>
    public int RedirectsMax { get; init; }

    /// <summary>The time for all of it.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether an administrator of the server wants it, who may reach more than others where the operator allows it.</summary>
    public bool IsOfAdministrator { get; init; }
}

/// <summary>What came back.</summary>
/// <param name="Address">Who has answered, behind all redirects.</param>
/// <param name="Status">How.</param>
/// <param name="ContentType">The media type in lower case, without what follows it; empty if there is none.</param>
/// <param name="Charset">The character set that goes with it; null if there is none.</param>
/// <param name="Body">What was answered, unpacked.</param>
/// <param name="IsCut">Whether that is only the beginning.</param>
/// <param name="RetryAfter">When the other server wants to be asked again.</param>
internal sealed record OutsideAnswer(Uri Address, int Status, string ContentType, string? Charset, byte[] Body, bool IsCut, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
