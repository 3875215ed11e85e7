namespace Parlance.Chat.Accounts.Email;

/// <summary>What mails say of the server, read before the transaction that sends them.</summary>
/// <param name="ServerName">Its name.</param>
/// <param name="PublicUrl">Where its pages are.</param>
internal sealed record MailTerms(string ServerName, Uri PublicUrl)
{
    public Uri Page(string path) => new(PublicUrl, path);

    /// <summary>A page with a secret in the fragment, which browsers send to no server.</summary>
    public Uri Link(string path, string token) => new(PublicUrl, $"{path}#token={token}");
}
