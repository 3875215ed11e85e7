using Parlance.Chat.Outside;

namespace Parlance.Chat;

/// <summary>What the chat is told by the program's configuration, section <c>Parlance</c>, at its start. What administrators change while it runs is in the database.</summary>
public sealed class ChatOptions
{
    /// <summary>Where embedded parts keep their files. Absolute.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>32 bytes in base64 that all nodes share; null for a file in the data directory.</summary>
    public string? Secret { get; set; }

    /// <summary>Where people reach the server. Overrides the one that administrators set. Links, origins and tokens use it, never the Host header.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Where people reach the server as long as neither configuration nor administrators say it: the first address that it listens on.</summary>
    public Uri PublicUrlFallback { get; set; } = new("http://localhost:5080");

    /// <summary>What the server may reach beyond the public internet when people's words lead it there.</summary>
    public OutsideOptions Outside { get; set; } = new();

    /// <summary>Iterations of PBKDF2. Tests that are not about passwords take fewer.</summary>
    internal int PasswordIterations { get; set; } = 210_000;
}
