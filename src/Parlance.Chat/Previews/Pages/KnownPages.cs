using System.Text.Json;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Previews.Pages;

/// <summary>What is at an address: as it was found within a day, by whichever node, and looked for otherwise.</summary>
internal sealed class KnownPages(ChatDatabase database, FetchPage fetch, SecretBox box, TimeProvider clock)
{
    private const string Purpose = "preview image";

    /// <returns>Null if there is nothing to show.</returns>
    public async Task<PreviewCard?> GetAsync(string url, CancellationToken cancel)
    {
        var key = PreviewCard.KeyOf(url);
        var known = await database.ReadAsync(
            db => db.FindAsync<Row>("SELECT card, expires_at FROM preview_pages WHERE key = @key AND expires_at > @now", new { key, now = clock.GetUtcNow() }), cancel);
        if (known is not null)
        {
            return known.Card is null ? null : JsonSerializer.Deserialize<PreviewCard>(known.Card)! with { Url = url };
        }

        var fetched = await fetch.GetAsync(new(url), cancel);
        var image = fetched is { Image: { } content, ImageFacts: { } facts } ? new PreviewImage(Convert.ToHexStringLower(box.Mac(Purpose, content)), facts.Width, facts.Height) : null;
        var card = fetched is null ? null : new PreviewCard(url, fetched.Facts.Title, fetched.Facts.Description, fetched.Facts.Site, image);
        await database.WriteAsync(db => KeepAsync(db, key, card, fetched), cancel);
        return card;
    }

    private async Task KeepAsync(DbSession db, byte[] key, PreviewCard? card, FetchPage.Fetched? fetched)
    {
        var (now, image) = (clock.GetUtcNow(), card?.Image is { } shown ? Convert.FromHexString(shown.Hash) : null);
        if (image is not null)
        {
            await db.ExecuteAsync(
                "INSERT INTO preview_images (id, type, content, at) VALUES (@image, @type, @content, @now) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
                new { image, type = fetched!.ImageFacts!.Type, content = fetched.Image, now });
        }

        await db.ExecuteAsync(
            """
            INSERT INTO preview_pages (key, card, image_id, expires_at) VALUES (@key, @json, @image, @until)
            ON CONFLICT (key) DO UPDATE SET card = excluded.card, image_id = excluded.image_id, expires_at = excluded.expires_at
            """,
            new { key, json = card is null ? null : JsonSerializer.Serialize(card), image, until = now + (card is null ? PreviewLimits.NothingFor : PreviewLimits.FreshFor) });
    }

    private sealed record Row
    {
        public string? Card { get; init; }
    }
}
