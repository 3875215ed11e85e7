using System.Security.Cryptography;
using System.Text;

namespace Parlance.Server.Commands;

/// <summary>A password for an account. Never an argument: those are seen by everybody on the machine and kept in histories.</summary>
internal sealed record PasswordInput(string Text, bool IsGenerated)
{
    // 120 bits, in 20 characters that every keyboard has.
    private const int GeneratedBytes = 15;

    public static async Task<PasswordInput> ReadAsync(bool generate, CancellationToken cancel)
    {
        if (generate)
        {
            return new(System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(GeneratedBytes)), IsGenerated: true);
        }

        if (!Console.IsInputRedirected)
        {
            return new(AskTwice(), IsGenerated: false);
        }

        var line = await Console.In.ReadLineAsync(cancel);
        return line is { Length: > 0 }
            ? new(line, IsGenerated: false)
            : throw new UsageException("there is no password on the standard input. Write it there in one line, or use --generate.");
    }

    public void PrintIfGenerated()
    {
        if (IsGenerated)
        {
            Console.WriteLine($"Password: {Text}");
        }
    }

    /// <summary>Keeps the password out of logs: records print their members.</summary>
    public override string ToString() => nameof(PasswordInput);

    private static string AskTwice()
    {
        var password = Ask("Password: ");
        return string.Equals(password, Ask("Again: "), StringComparison.Ordinal) ? password : throw new UsageException("the two passwords are not the same");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }
}
