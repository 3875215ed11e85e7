using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Parlance.Chat.Contracts;

/// <summary>Serves the description of the socket events.</summary>
public static class ContractEndpoints
{
    /// <summary>Maps the description, its page and the page's style sheet.</summary>
    /// <param name="app">The application.</param>
    public static void MapContracts(this IEndpointRouteBuilder app)
    {
        // Written once: nothing in them changes while the program runs.
        var document = new Lazy<string>(AsyncApiDocument.Write);
        var page = new Lazy<string>(EventsPage.Write);
        app.MapGet(AsyncApiDocument.Path, () => Results.Text(document.Value, "application/json; charset=utf-8"));
        app.MapGet(EventsPage.Path, () => Results.Text(page.Value, "text/html; charset=utf-8"));
        app.MapGet(EventsPage.StylePath, static () => Results.Text(EventsPage.Style, "text/css; charset=utf-8"));
    }
}
