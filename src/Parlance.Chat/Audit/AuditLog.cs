using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Audit;

/// <summary>
/// Where everything is written down that moderators, administrators and the operator do: one row each, in the transaction that does it, so that neither is
/// there without the other. Nothing is written of what changes nothing.
/// </summary>
internal static class AuditLog
{
    // Names in any script are read as they are, in a table too.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="db">The transaction.</param>
    /// <param name="actor">Who did it; null for the operator, and for the server itself.</param>
    /// <param name="what">What they did.</param>
    /// <param name="now">When.</param>
    public static Task WriteAsync(DbSession db, Actor? actor, Audited what, DateTimeOffset now) => db.ExecuteAsync(
        $"INSERT INTO audit ({AuditStore.Columns}) VALUES (@Id, @At, @ActorId, @Door, @Action, @ConversationId, @UserId, @Seq, @AboutId, @BeforeChange, @AfterChange)",
        new AuditRow
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorId = actor?.User,
            Door = what.Door ?? AuditDoors.Of(actor),
            Action = what.Action,
            ConversationId = what.Conversation,
            UserId = what.User,
            Seq = what.Seq,
            AboutId = what.About,
            BeforeChange = what.Before?.ToJsonString(Json),
            AfterChange = what.After?.ToJsonString(Json),
        });

    public static JsonObject ToJson(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Json)!.AsObject();
}
