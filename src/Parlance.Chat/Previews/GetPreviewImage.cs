using Microsoft.AspNetCore.Http;
using Parlance.Chat.Data;
using Parlance.Chat.Pictures;

namespace Parlance.Chat.Previews;

/// <summary>
/// Serves a picture of a preview from this server, so that nobody's client asks another one for it. It is public on the web anyhow, and its address cannot
/// be guessed: who has it was shown the message.
/// </summary>
internal sealed class GetPreviewImage(ChatDatabase database)
{
    public async Task<IResult> HandleAsync(HttpContext context, string id, CancellationToken cancel)
    {
        var picture = PictureAnswer.IdOf(id) is { } key
            ? await database.ReadAsync(db => db.FindAsync<Picture>("SELECT type, content FROM preview_images WHERE id = @key", new { key }), cancel)
            : null;
        return PictureAnswer.Of(context, id, "preview", picture ?? throw ChatError.NotFound("picture"));
    }
}
