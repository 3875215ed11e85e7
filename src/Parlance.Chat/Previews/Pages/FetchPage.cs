using Parlance.Chat.Outside;
using Parlance.Chat.Pictures;

namespace Parlance.Chat.Previews.Pages;

/// <summary>Asks for a page, and for the picture that it names. Never throws for what others do.</summary>
internal sealed class FetchPage(OutsideClient outside)
{
    /// <summary>What there is at an address.</summary>
    /// <param name="Facts">What it says of itself, with a site in any case.</param>
    /// <param name="Image">A picture of it; null if there is none.</param>
    /// <param name="ImageFacts">What that is.</param>
    internal sealed record Fetched(PageFacts Facts, byte[]? Image, ImageFacts? ImageFacts);

    /// <returns>Null if there is nothing to show.</returns>
    public async Task<Fetched?> GetAsync(Uri address, CancellationToken cancel)
    {
        var page = await TryAsync(
            new(HttpMethod.Get, address)
            {
                Headers = [("Accept", "text/html, application/xhtml+xml, image/*;q=0.8"), ("Accept-Language", "en, *;q=0.5")],
                AnswerBytesMax = Math.Max(PreviewLimits.PageBytesMax, PreviewLimits.ImageBytesMax),
                TakesBeginning = true,
                RedirectsMax = PreviewLimits.RedirectsMax,
                Within = PreviewLimits.FetchWithin,
            },
            cancel);
        return page switch
        {
            { IsSuccess: true, ContentType: "text/html" or "application/xhtml+xml" } => await OfPageAsync(page, cancel),
            { IsSuccess: true, IsCut: false } when ImageFacts.Of(page.Body, PreviewLimits.ImageSideMax) is { } image => new(new("", "", SiteOf(page.Address), Image: null), page.Body, image),
            _ => null,
        };
    }

    private async Task<Fetched?> OfPageAsync(OutsideAnswer page, CancellationToken cancel)
    {
        var beginning = page.Body.Length > PreviewLimits.PageBytesMax ? page.Body[..PreviewLimits.PageBytesMax] : page.Body;
        var facts = PageReader.Read(PageText.Decode(beginning, page.Charset));
        if (facts.Title.Length is 0)
        {
            return null;
        }

        var named = facts with { Site = facts.Site.Length > 0 ? facts.Site : SiteOf(page.Address) };
        var image = facts.Image is { Length: <= OutsideLimits.AddressCharsMax } at && Uri.TryCreate(page.Address, at, out var address) ? await ImageAsync(address, cancel) : null;
        return new(named, image?.Content, image?.Facts);
    }

    private async Task<(byte[] Content, ImageFacts Facts)?> ImageAsync(Uri address, CancellationToken cancel)
    {
        var answer = await TryAsync(
            new(HttpMethod.Get, address)
            {
                Headers = [("Accept", "image/webp, image/png, image/jpeg, image/gif")],
                AnswerBytesMax = PreviewLimits.ImageBytesMax,
                RedirectsMax = PreviewLimits.RedirectsMax,
                Within = PreviewLimits.FetchWithin,
            },
            cancel);
        return answer is { IsSuccess: true } && ImageFacts.Of(answer.Body, PreviewLimits.ImageSideMax) is { } facts ? (answer.Body, facts) : null;
    }

    private async Task<OutsideAnswer?> TryAsync(OutsideRequest request, CancellationToken cancel)
    {
        try
        {
            return await outside.SendAsync(request, cancel);
        }
        catch (OutsideException)
        {
            return null;
        }
    }

    private static string SiteOf(Uri address) => PageText.Line(address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost, PreviewLimits.SiteCharsMax);
}
