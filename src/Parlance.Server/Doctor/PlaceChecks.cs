using System.Globalization;

namespace Parlance.Server.Doctor;

/// <summary>The data directory, the secret in it, and the disk below.</summary>
internal static class PlaceChecks
{
    private const long FreeBytesMin = 200L * 1024 * 1024;
    private const long FreeBytesWanted = 2L * 1024 * 1024 * 1024;
    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static string SecretFileIn(string directory) => Path.Combine(directory, "secret.key");

    public static Finding DataDirectory(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return Finding.Fail($"There is no directory {directory}.", "Name the server's data directory with --data, or start the server once: it makes it.");
        }

        var probe = Path.Combine(directory, $".doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail($"{directory} cannot be written: {exception.Message}", $"Give it to the user that the server runs as: chown -R USER {directory}");
        }

        return Finding.Ok($"{directory}, can be written.");
    }

    public static Finding Disk(string directory)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (1024.0 * 1024 * 1024):0.0} GB are free at {directory}.");
        return free switch
        {
            < FreeBytesMin => Finding.Fail(text, "Make room: without it nothing is stored."),
            < FreeBytesWanted => Finding.Warn(text, "Make room soon."),
            _ => Finding.Ok(text),
        };
    }

    public static Finding Secret(IConfiguration configuration, string directory)
    {
        var file = SecretFileIn(directory);
        if (!string.IsNullOrEmpty(configuration["Parlance:Secret"]))
        {
            return Finding.Ok("Taken from the setting Parlance:Secret.");
        }

        if (!File.Exists(file))
        {
            return File.Exists(Storage.FileIn(directory))
                ? Finding.Fail($"{file} is missing.", "Restore it from a backup: what the database keeps sealed cannot be opened without it.")
                : Finding.Warn($"There is no {file} yet.", "Start the server, or run parlance migrate: the first start makes it. Nodes of a cluster share one in Parlance:Secret.");
        }

        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OthersMay) is not UnixFileMode.None
            ? Finding.Fail($"Others on this machine may read {file}.", $"chmod 600 {file}")
            : Finding.Ok($"{file}, which its owner alone may read.");
    }
}
