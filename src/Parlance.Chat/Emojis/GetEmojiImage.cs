using Microsoft.AspNetCore.Http;
using Parlance.Chat.Data;
using Parlance.Chat.Pictures;

namespace Parlance.Chat.Emojis;

/// <summary>Serves the picture of an emoji. Its address cannot be guessed: who has it is of this server, or was shown it by somebody who is.</summary>
internal sealed class GetEmojiImage(ChatDatabase database)
{
    public async Task<IResult> HandleAsync(HttpContext context, string id, CancellationToken cancel)
    {
        var picture = PictureAnswer.IdOf(id) is { } key
            ? await database.ReadAsync(db => db.FindAsync<Picture>("SELECT type, content FROM custom_emoji WHERE image_id = @key AND removed = 0", new { key }), cancel)
            : null;
        return PictureAnswer.Of(context, id, "emoji", picture ?? throw ChatError.NotFound("picture"));
    }
}
