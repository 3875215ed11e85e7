using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.SocketIO.Hosting;

namespace Parlance.SocketIO;

/// <summary>Adds Socket.IO servers to an application's services.</summary>
public static class SocketIOServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="SocketIOServer"/>, to be served by <see cref="SocketIOEndpointRouteBuilderExtensions.MapSocketIO"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the settings. They are checked when the application starts.</param>
    public static ISocketIOBuilder AddSocketIO(this IServiceCollection services, Action<SocketIOOptions>? configure = null)
    {
        var builder = services.AddSocketIO(Options.DefaultName, configure);
        services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<SocketIOServer>(Options.DefaultName));
        return builder;
    }

    /// <summary>Adds a further server under a name, by which it is mapped and found: <c>[FromKeyedServices("name")] SocketIOServer</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The server's name.</param>
    /// <param name="configure">Changes the settings.</param>
    public static ISocketIOBuilder AddSocketIO(this IServiceCollection services, string name, Action<SocketIOOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        AddCommon(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SocketIOOptions>, SocketIOOptionsValidator>());
        var options = services.AddOptions<SocketIOOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddKeyedSingleton(name, static (provider, key) => new SocketIOServer(
            provider.GetRequiredService<IOptionsMonitor<SocketIOOptions>>().Get((string)key!),
            provider,
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return new SocketIOBuilder(services, name);
    }

    /// <summary>Adds a bare Engine.IO server, to be served by <see cref="SocketIOEndpointRouteBuilderExtensions.MapEngineIO"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the settings.</param>
    public static IServiceCollection AddEngineIO(this IServiceCollection services, Action<EngineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddCommon(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EngineOptions>, EngineOptionsValidator>());
        var options = services.AddOptions<EngineOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(static provider => new EngineServer(
            provider.GetRequiredService<IOptions<EngineOptions>>().Value,
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services;
    }

    private static void AddCommon(IServiceCollection services)
    {
        services.AddRouting();
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton<ServerRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ServerShutdown>());
    }

    private sealed record SocketIOBuilder(IServiceCollection Services, string Name) : ISocketIOBuilder;
}

/// <summary>Adds to a Socket.IO server's services.</summary>
public interface ISocketIOBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The server's name; empty for the first one.</summary>
    string Name { get; }
}
