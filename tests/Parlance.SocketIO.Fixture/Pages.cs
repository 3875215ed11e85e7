namespace Parlance.SocketIO.Fixture;

/// <summary>What the server answers outside Socket.IO's path.</summary>
internal static class Pages
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>fixture</title>
            <link rel="icon" href="data:," />
            <script src="/socket.io/socket.io.js"></script>
          </head>
          <body></body>
        </html>
        """;

    public static IResult Client() => Results.Content(Page, "text/html; charset=utf-8");

    public static async Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await context.Response.WriteAsync("outer", context.RequestAborted);
    }
}
