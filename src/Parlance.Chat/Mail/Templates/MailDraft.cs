namespace Parlance.Chat.Mail.Templates;

/// <summary>What a mail says, before it is text or HTML.</summary>
internal sealed record MailDraft(string Subject, params MailBlock[] Blocks);

/// <summary>A piece of a mail.</summary>
internal abstract record MailBlock
{
    public sealed record Paragraph(string Text) : MailBlock;

    /// <summary>The one thing to do.</summary>
    public sealed record Button(string Label, Uri Link) : MailBlock;

    /// <summary>Digits to type somewhere.</summary>
    public sealed record Code(string Digits) : MailBlock;

    /// <summary>What most readers may skip.</summary>
    public sealed record Note(string Text) : MailBlock;
}
