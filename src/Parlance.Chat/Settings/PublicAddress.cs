namespace Parlance.Chat.Settings;

/// <summary>Where people reach the server, for the program around the chat.</summary>
public sealed class PublicAddress
{
    private readonly SettingsStore _settings;
    private readonly ChatOptions _options;

    internal PublicAddress(SettingsStore settings, ChatOptions options) => (_settings, _options) = (settings, options);

    /// <summary>The address: of the configuration, else of the administrators, else the one that it listens on.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>An absolute address of a server.</returns>
    public ValueTask<Uri> GetAsync(CancellationToken cancel) => _settings.PublicUrlAsync(cancel);

    /// <summary>Whether anybody has said it.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False while it is taken from the address that the server listens on.</returns>
    public async ValueTask<bool> IsSetAsync(CancellationToken cancel) =>
        _options.PublicUrl is not null || (await _settings.GetAsync(cancel).ConfigureAwait(false)).PublicUrl is not null;
}
