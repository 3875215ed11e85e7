using Parlance.Chat.Http.Document;

namespace Parlance.Server;

/// <summary>The page that shows the API and tries it out: Swagger UI at <c>/swagger</c>.</summary>
internal static class ApiPage
{
    public const string Path = "/swagger";

    public static void UseApiPage(this WebApplication app) => app.UseSwaggerUI(static page =>
    {
        page.RoutePrefix = Path.TrimStart('/');
        page.DocumentTitle = "Parlance API";
        page.SwaggerEndpoint(ApiDocument.Path, "v1");
    });
}
