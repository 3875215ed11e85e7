using Microsoft.Extensions.Logging;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Tests.Mail;

public sealed class DropFolderTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("parlance-mail-").FullName;
    private readonly LogLines _log = new();

    private string Folder => Path.Combine(_data, "mail");

    [Fact]
    public async Task A_mail_becomes_a_file_that_its_owner_alone_reads()
    {
        await Transport().SendAsync(TestMail.To("ann@example.org") with { Text = "The code is 123456.\n" }, Patience.Token);

        var file = Assert.Single(Directory.GetFiles(Folder));
        await using var reader = await MailPeer.StartAsync("parse.mjs");
        var mail = await reader.ReadAsync(await File.ReadAllBytesAsync(file, Patience.Token));
        Assert.Equal("ann@example.org", Assert.Single(mail.To).Address);
        Assert.Contains("The code is 123456.", mail.Text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public async Task The_log_names_the_file_and_nothing_that_is_in_it()
    {
        var message = TestMail.To("ann@example.org") with { Text = "https://parlance.example/verify#token=secret\n", Subject = "Hush" };

        await Transport().SendAsync(message, Patience.Token);

        var line = Assert.Single(_log.At(LogLevel.Information));
        Assert.Contains($"{message.Id}.eml", line, StringComparison.Ordinal);
        Assert.All((string[])["ann", "example.org", "secret", "Hush"], word => Assert.DoesNotContain(word, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_replaces_itself()
    {
        var message = TestMail.To("ann@example.org");

        await Transport().SendAsync(message, Patience.Token);
        await Transport().SendAsync(message, Patience.Token);

        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task The_oldest_mail_makes_room_for_the_newest()
    {
        Directory.CreateDirectory(Folder);
        var oldest = Path.Combine(Folder, $"{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}.eml");
        await File.WriteAllTextAsync(oldest, "", Patience.Token);
        for (var day = 1; day < MailLimits.DropFiles; day++)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, $"{Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(day))}.eml"), "", Patience.Token);
        }

        await Transport().SendAsync(TestMail.To("ann@example.org"), Patience.Token);

        Assert.False(File.Exists(oldest));
        Assert.Equal(MailLimits.DropFiles, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_a_passing_failure_that_says_what_to_mend()
    {
        await File.WriteAllTextAsync(Folder, "A file stands where the folder should.", Patience.Token);

        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => Transport().SendAsync(TestMail.To("ann@example.org"), Patience.Token));
        Assert.Contains(Folder, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MailUnavailableException>(() => Transport().CheckAsync(Patience.Token));
    }

    [Fact]
    public async Task The_check_says_that_mail_reaches_nobody_and_leaves_nothing()
    {
        Assert.Contains("reaches nobody", await Transport().CheckAsync(Patience.Token), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        _log.Dispose();
    }

    private DropFolderTransport Transport() => new(Folder, TestMail.Options, TimeProvider.System, _log.CreateLogger<DropFolderTransport>());
}
