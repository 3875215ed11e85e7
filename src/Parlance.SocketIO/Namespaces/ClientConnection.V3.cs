using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Parlance.SocketIO;

/// <remarks>
/// What is different with a client of Socket.IO v2 (Engine.IO protocol 3): it is in <c>/</c> without asking, gives its auth object as the query of
/// the namespace, knows its ids by itself, and is told errors without a frame of their own.
/// </remarks>
internal sealed partial class ClientConnection
{
    public void OnOpen()
    {
        if (Conn.Protocol == 3)
        {
            OnConnect("/", auth: default);
            OnBatchEnd();
        }
    }

    private void OnConnectV3(string nspAndQuery)
    {
        var query = nspAndQuery.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            OnConnect(nspAndQuery, auth: default);
        }
        else
        {
            OnConnect(nspAndQuery[..query], AuthOf(nspAndQuery[query..]));
        }
    }

    private static byte[] AuthOf(string query)
    {
        // Of a repeated name the last value counts, as with the Node.js server.
        var values = QueryHelpers.ParseQuery(query).ToDictionary(static pair => pair.Key, static pair => pair.Value[^1], StringComparer.Ordinal);
        return JsonSerializer.SerializeToUtf8Bytes(values);
    }
}
