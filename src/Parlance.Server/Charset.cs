namespace Parlance.Server;

/// <summary>Every text says that it is UTF-8, so that nobody guesses (ASVS 4.1.1). JSON is nothing else, and has no such parameter.</summary>
internal static class Charset
{
    public static void UseCharset(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static response => Say((HttpResponse)response), context.Response);
        return next(context);
    });

    private static Task Say(HttpResponse response)
    {
        if (response.ContentType is { } type && IsText(type) && !type.Contains("charset=", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = $"{type}; charset=utf-8";
        }

        return Task.CompletedTask;
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
}
