using Microsoft.AspNetCore.ResponseCompression;

namespace Parlance.Server;

/// <summary>The web page: the files of <c>wwwroot</c>, compressed. Nothing else of the server is compressed here.</summary>
internal static class Page
{
    private const string HashedFiles = "/assets/";

    // What is not the page's: a wrong address there is an error, not another view.
    private static readonly PathString[] Others = ["/api", "/socket.io", "/ws", "/health", "/openapi", "/swagger", "/asyncapi"];

    public static void AddPage(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // Secrets next to chosen text are what makes compression over TLS dangerous. These files hold neither.
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    public static void UsePage(this IApplicationBuilder app) => app.UseWhen(
        static context => !Array.Exists(Others, other => context.Request.Path.StartsWithSegments(other, StringComparison.Ordinal)),
        static branch =>
        {
            branch.UseResponseCompression();
            branch.Use(LeadToPage);
            branch.UseDefaultFiles();
            branch.UseStaticFiles(new StaticFileOptions
            {
                OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl =
                    // A hashed name never comes again with another content; everything else is asked for each time.
                    file.Context.Request.Path.StartsWithSegments(HashedFiles.TrimEnd('/'), StringComparison.Ordinal)
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            });
        });

    // The page has addresses of its own, such as /settings/profile. Whoever goes to one, or reloads it, gets the page, which then shows the view.
    private static Task LeadToPage(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && !Path.HasExtension(request.Path)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            request.Path = "/index.html";
        }

        return next(context);
    }
}
