namespace Parlance.Chat.Mail;

/// <summary>One mail to one person. What would break a header cannot get into it, so no transport needs to look again.</summary>
public sealed record MailMessage
{
    /// <summary>Names the message for ever: its row, its file, its <c>Message-ID</c>. A repeat after a crash carries the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who gets it.</summary>
    public required EmailAddress To { get; init; }

    /// <summary>The receiver's name, where it is known and trusted: whoever registers can choose it.</summary>
    public string? ToName { get; init => field = value is null ? null : HeaderText.Require(value); }

    /// <summary>As whom the server writes: its own name.</summary>
    public string? FromName { get; init => field = value is null ? null : HeaderText.Require(value); }

    /// <summary>One line.</summary>
    public required string Subject { get; init => field = HeaderText.Require(value); }

    /// <summary>The body for those who read text. Lines end in LF.</summary>
    public required string Text { get; init => field = RequireBody(value); }

    /// <summary>The same as HTML.</summary>
    public required string Html { get; init => field = RequireBody(value); }

    /// <summary>The language of both, as a BCP 47 tag.</summary>
    public required string Locale { get; init => field = HeaderText.Require(value); }

    /// <summary>How long it makes sense to try. A code that has expired need not arrive.</summary>
    public TimeSpan GiveUpAfter { get; init; } = MailLimits.GiveUpAfter;

    // Not the generated text: that would put addresses and codes into whatever logs a message.
    /// <summary>Only the id, for logs.</summary>
    public override string ToString() => $"mail {Id}";

    private static string RequireBody(string value) => value.Length <= MailLimits.BodyChars
        ? value
        : throw new ArgumentException($"A body has {MailLimits.BodyChars} characters at most.", nameof(value));
}
