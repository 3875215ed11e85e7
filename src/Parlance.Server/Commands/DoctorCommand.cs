using System.CommandLine;
using System.Data.Common;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;
using Parlance.Server.Configuration;
using Parlance.Server.Doctor;
using Parlance.Server.Hosting;

namespace Parlance.Server.Commands;

/// <summary><c>doctor</c>: looks at every configured part, changes nothing, and says what to mend.</summary>
internal sealed class DoctorCommand
{
    private readonly Func<ServerOptions, WebApplication> _build;
    private readonly ServerOptions _options;
    private readonly Report _report = new(Console.Out);
    private readonly CancellationToken _cancel;

    private DoctorCommand(Func<ServerOptions, WebApplication> build, ServerOptions options, CancellationToken cancel)
    {
        _build = build;
        _options = options;
        _cancel = cancel;
    }

    public static Command Create(Func<ServerOptions, WebApplication> build, ServerArguments arguments)
    {
        var command = new Command("doctor", "Look at every part and say what to mend. Give it the options that the server gets.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancel) => new DoctorCommand(build, arguments.Read(parsed), cancel).RunAsync());
        return command;
    }

    private async Task<int> RunAsync()
    {
        var configuration = ServerBuilder.Create().Configuration;
        var directory = _options.DataDirectory;
        var place = await _report.RunAsync("data directory", () => PlaceChecks.DataDirectory(directory), _cancel);
        if (place.Verdict is not Verdict.Fail)
        {
            await _report.RunAsync("disk", () => PlaceChecks.Disk(directory), _cancel);
        }

        var secret = await _report.RunAsync("secret", () => PlaceChecks.Secret(configuration, directory), _cancel);
        await _report.RunAsync("proxies", () => AddressChecks.Proxies(configuration), _cancel);
        if (_options is { CertificateFile: { } certificateFile, KeyFile: { } keyFile })
        {
            await _report.RunAsync("certificate", () => new CertificateCheck(TimeProvider.System).OwnFiles(certificateFile, keyFile), _cancel);
        }

        var canCompose = place.Verdict is not Verdict.Fail && CanCompose(configuration);
        WebApplication? app = null;
        Exception? unusable = null;
        await _report.RunAsync("settings", () => Settings(configuration, canCompose ? () => (app, unusable) = Compose() : null), _cancel);
        if (unusable is not null)
        {
            await _report.RunAsync("database", () => DatabaseChecks.Unusable(unusable), _cancel);
        }
        else if (app is not null)
        {
            await using (app)
            {
                await RunPartsAsync(app);
            }
        }
        else if (!canCompose && secret.Verdict is not Verdict.Fail)
        {
            Console.WriteLine("There is no database yet. Start the server, or run parlance migrate; then the other parts can be looked at.");
        }

        return _report.HasFailure ? ExitCode.Failed : ExitCode.Done;
    }

    // Composing the program makes a secret and a database when there is none, and that is not for a doctor to do.
    private bool CanCompose(ConfigurationManager configuration) =>
        (File.Exists(PlaceChecks.SecretFileIn(_options.DataDirectory)) || !string.IsNullOrEmpty(configuration["Parlance:Secret"]))
        && (File.Exists(Storage.FileIn(_options.DataDirectory)) || !string.IsNullOrEmpty(configuration["Parlance:Postgres"]));

    // Some parts want the database as soon as they are made.
    private (WebApplication? App, Exception? Unusable) Compose()
    {
        try
        {
            return (_build(_options), null);
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or DbException)
        {
            return (null, exception);
        }
    }

    private static Finding Settings(IConfiguration configuration, Action? compose)
    {
        Storage.DialectOf(configuration);
        compose?.Invoke();
        return KnownSettings.Unknown(configuration) is { Count: > 0 } unknown
            ? Finding.Warn($"Nothing is called {string.Join(", ", unknown)}.", "Correct the name: docs/operations.md lists the settings.")
            : Finding.Ok("All are known.");
    }

    private async Task RunPartsAsync(WebApplication app)
    {
        var services = app.Services;
        var database = new DatabaseChecks(services);
        await _report.RunAsync("database", database.DatabaseAsync, _cancel);
        if (database.IsReadable)
        {
            await _report.RunAsync("master secret", database.SecretMatchesAsync, _cancel);
        }

        await _report.RunAsync("mail", cancel => ServiceChecks.MailAsync(services, cancel), _cancel);
        foreach (var provider in services.GetServices<IIdentityProvider>())
        {
            await _report.RunAsync($"sign-in {provider.Name}", cancel => ServiceChecks.ProviderAsync(provider, cancel), _cancel);
        }

        using var clock = new ClockCheck(app.Configuration, TimeProvider.System);
        await _report.RunAsync("clock", cancel => clock.RunAsync(database.IsReadable ? services.GetRequiredService<ChatDatabase>() : null, cancel), _cancel);
        if (database.IsReadable)
        {
            await RunAddressesAsync(services);
        }
    }

    private async Task RunAddressesAsync(IServiceProvider services)
    {
        await _report.RunAsync("public URL", cancel => AddressChecks.PublicUrlAsync(services, cancel), _cancel);
        if (_options.CertificateFile is null)
        {
            var url = await services.GetRequiredService<PublicAddress>().GetAsync(_cancel);
            await _report.RunAsync("certificate", cancel => new CertificateCheck(TimeProvider.System).ShownAtAsync(url, cancel), _cancel);
        }
    }
}
