namespace Parlance.Chat.Accounts.Sessions;

/// <summary>A signed-in device, as its owner sees it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Device">What it called itself when it last refreshed.</param>
/// <param name="Address">Where it was then.</param>
/// <param name="CreatedAt">When it signed in.</param>
/// <param name="LastSeenAt">When it last refreshed.</param>
/// <param name="Current">Whether it makes this request.</param>
/// <param name="Kind"><c>browser</c> or <c>app</c>.</param>
internal sealed record SessionItem(
    SessionId Id, string Device, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current, string Kind)
{
    public static SessionItem Of(Session session, SessionId? current) => new(
        session.Id,
        session.Device,
        session.Address,
        session.CreatedAt,
        session.LastSeenAt,
        session.Id == current,
        // Every browser calls itself so, and hardly anything else does.
        session.Device.StartsWith("Mozilla/", StringComparison.Ordinal) ? "browser" : "app");
}
