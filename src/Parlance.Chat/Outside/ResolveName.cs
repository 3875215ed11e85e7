using System.Net;

namespace Parlance.Chat.Outside;

/// <summary>Asks for the addresses of a name.</summary>
/// <param name="name">A name, as it is asked for in the DNS.</param>
/// <param name="cancel">Gives up.</param>
internal delegate Task<IPAddress[]> ResolveName(string name, CancellationToken cancel);
