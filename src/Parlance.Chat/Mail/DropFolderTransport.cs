using Microsoft.Extensions.Logging;
using Parlance.Chat.Mail.Mime;

namespace Parlance.Chat.Mail;

/// <summary>
/// Mail without a mail server: a file for each message, which its owner alone can read. The log names the file and nothing that is in it,
/// since logs travel further than files. A message that is sent again replaces itself.
/// </summary>
public sealed partial class DropFolderTransport(string folder, MailOptions options, TimeProvider clock, ILogger<DropFolderTransport> logger) : IMailTransport
{
    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken cancel)
    {
        // Version 7: in the order of names the files are in the order of time.
        var file = Path.Combine(folder, $"{message.Id}.eml");
        try
        {
            CreateFolder();
            await WriteAsync(file, MimeWriter.Write(message, options.From, clock.GetUtcNow()), cancel);
            RemoveOldest();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailUnavailableException($"The folder {folder} cannot be written to. Give the server the right to, or set Parlance:Mail:Transport to smtp or ses.", exception);
        }

        LogDropped(file);
    }

    /// <inheritdoc/>
    public Task<string> CheckAsync(CancellationToken cancel)
    {
        try
        {
            CreateFolder();
            using var probe = new FileStream(Path.Combine(folder, ".check"), Exclusive(FileOptions.DeleteOnClose));
            return Task.FromResult($"mail is kept in {folder} and reaches nobody");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailUnavailableException($"The folder {folder} cannot be written to. Give the server the right to.", exception);
        }
    }

    private static FileStreamOptions Exclusive(FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous | more };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    // Written beside and renamed, so that who watches the folder never reads half a message.
    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancel)
    {
        var draft = $"{file}.tmp";
        await using (var stream = new FileStream(draft, Exclusive()))
        {
            await stream.WriteAsync(content, cancel);
        }

        File.Move(draft, file, overwrite: true);
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void RemoveOldest()
    {
        var files = Directory.GetFiles(folder, "*.eml");
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files.AsSpan(0, Math.Max(0, files.Length - MailLimits.DropFiles)))
        {
            File.Delete(file);
        }
    }

    [LoggerMessage(10_200, LogLevel.Information, "Mail was written to {File}")]
    private partial void LogDropped(string file);
}
