using Microsoft.Extensions.Options;
using Parlance.Chat;
using Parlance.Chat.Outside;
using Parlance.Chat.Security;
using Parlance.Integrations.Mail;
using Parlance.Integrations.Oidc;
using Parlance.Server.Commands;

namespace Parlance.Server.Configuration;

/// <summary>Reads the section <c>Parlance</c>. Whatever is wrong ends the start with a line that names the setting and the mend.</summary>
internal static class ProgramSettings
{
    public static ChatOptions Chat(IConfiguration configuration, ServerOptions options) => new()
    {
        DataDirectory = options.DataDirectory,
        Secret = configuration["Parlance:Secret"],
        PublicUrl = PublicUrl(configuration["Parlance:PublicUrl"]),
        PublicUrlFallback = Server.PublicUrl.OfListening(options.Urls),
        Outside = Checked(() => OutsideOptions.Of(ListOf(configuration, "Allow"), ListOf(configuration, "AllowEverybody"), ListOf(configuration, "Ports"))),
    };

    public static MasterSecret Secret(ChatOptions chat) => Checked(() => MasterSecret.Load(chat.Secret, chat.DataDirectory));

    public static void AddOutsideServices(this IServiceCollection services, IConfiguration configuration, ServerOptions options) => Checked(() => services
        .AddMail(configuration, options.DataDirectory)
        .AddIdentityProviders(configuration));

    // A list, or one line with commas: an environment variable is easier to set so.
    private static IEnumerable<string> ListOf(IConfiguration configuration, string name)
    {
        var section = configuration.GetSection($"Parlance:Outside:{name}");
        return (section.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).Concat(section.GetChildren().Select(entry => entry.Value ?? ""));
    }

    private static Uri? PublicUrl(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? url
            : throw new UsageException($"Parlance:PublicUrl is '{text}'. Set it to where people reach the server, such as https://chat.example.org, without a path.");
    }

    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OptionsValidationException exception)
        {
            throw new UsageException(string.Join(" ", exception.Failures));
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UsageException(exception.Message);
        }
    }
}
