namespace Parlance.Server.Hosting;

/// <summary>Begins the program: its configuration is <c>appsettings.json</c> beside it, then environment variables such as <c>PARLANCE__PUBLICURL</c>.</summary>
internal static class ServerBuilder
{
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static WebApplicationBuilder Create()
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                // Not the current directory: the page lies beside the program.
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Configuration.IgnoreFrameworkSwitch();
            return builder;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{exception.Message} {exception.InnerException?.Message}".Trim());
        }
    }
}
