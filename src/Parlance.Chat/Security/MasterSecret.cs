using System.Security.Cryptography;

namespace Parlance.Chat.Security;

/// <summary>The one secret that lies outside the database. Everything that the database keeps sealed is opened with keys derived from it.</summary>
public sealed class MasterSecret
{
    /// <summary>Bytes of a secret.</summary>
    public const int Length = 32;

    private const string FileName = "secret.key";
    private readonly byte[] _bytes;

    /// <summary>Takes a secret of <see cref="Length"/> bytes.</summary>
    /// <param name="bytes">The secret.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public MasterSecret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A secret has {Length} bytes.", nameof(bytes));
        }

        _bytes = bytes.ToArray();
    }

    /// <summary>The configured secret, or the file in the data directory, which is made at the first start and readable by its owner alone.</summary>
    /// <param name="configured">The setting <c>Parlance:Secret</c>: 32 bytes in base64. All nodes of a cluster share one.</param>
    /// <param name="dataDirectory">Where the file lies.</param>
    /// <exception cref="InvalidDataException">The setting or the file holds something else.</exception>
    public static MasterSecret Load(string? configured, string dataDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return Parse(configured) ?? throw new InvalidDataException(
                "Parlance:Secret is not 32 bytes in base64. Make one with: openssl rand -base64 32");
        }

        var file = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(file))
        {
            Create(file);
        }

        return Parse(File.ReadAllText(file)) ?? throw new InvalidDataException(
            $"{file} is damaged. Restore it from a backup: what the database keeps sealed cannot be opened without it.");
    }

    internal byte[] DeriveKey(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, Length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    private static MasterSecret? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length ? new(bytes[..Length]) : null;
    }

    // Written beside and linked into place, so that of two processes that start at once both read the same secret.
    private static void Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{file}.{Environment.ProcessId}";
        File.Delete(draft);
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
