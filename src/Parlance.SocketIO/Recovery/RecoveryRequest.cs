using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parlance.SocketIO.Recovery;

/// <summary>What a client says in its auth object when it comes back.</summary>
/// <param name="Pid">The session's secret id.</param>
/// <param name="Offset">The last offset that it has processed; null when it has had none.</param>
internal readonly record struct RecoveryRequest(string Pid, string? Offset)
{
    // Ours are far shorter; a longer one is not even looked up.
    private const int TextBytesMax = 64;

    /// <returns>Null when it says nothing of the kind.</returns>
    public static RecoveryRequest? Of(JsonElement auth)
    {
        if (auth.ValueKind != JsonValueKind.Object || !auth.TryGetProperty("pid"u8, out var pid) || !IsText(pid))
        {
            return null;
        }

        return !auth.TryGetProperty("offset"u8, out var offset) ? new RecoveryRequest(pid.GetString()!, Offset: null)
            : IsText(offset) ? new RecoveryRequest(pid.GetString()!, offset.GetString())
            : null;
    }

    // A lone surrogate is JSON, but no text.
    private static bool IsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && JsonMarshal.GetRawUtf8Value(value) is { Length: <= TextBytesMax } raw
        && !raw.Contains((byte)'\\');
}
