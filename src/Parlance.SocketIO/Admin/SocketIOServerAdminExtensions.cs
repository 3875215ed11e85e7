using Parlance.SocketIO.Admin;

namespace Parlance.SocketIO;

/// <summary>The server's side of the official admin UI, the npm package <c>@socket.io/admin-ui</c>.</summary>
public static class SocketIOServerAdminExtensions
{
    /// <summary>
    /// Lets the admin UI connect: docs/library.md, "Admin UI". Called once for a namespace, before the server is reached. While no admin UI is connected
    /// nothing is listened to and nothing is counted.
    /// </summary>
    /// <param name="io">The server.</param>
    /// <param name="options">Who is let in, and what is shown.</param>
    /// <exception cref="ArgumentException">The namespace's name is empty, or <c>/</c>.</exception>
    public static void Instrument(this SocketIOServer io, AdminUIOptions options)
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(options);
        if (options.NamespaceName.Trim('/').Length == 0)
        {
            throw new ArgumentException("The admin UI needs a namespace of its own.", nameof(options));
        }

        new AdminNamespace(io, options).Open();
    }
}
