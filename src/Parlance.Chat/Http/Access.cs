namespace Parlance.Chat.Http;

/// <summary>Who may use an endpoint. Every endpoint says it; one that does not is closed to all.</summary>
internal enum Access
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>Everybody; whoever brings a valid token is known to the endpoint.</summary>
    AnyoneOrActor,

    /// <summary>Who is signed in, an unproven address or not.</summary>
    SignedIn,

    /// <summary>Who is signed in and may use the server.</summary>
    Verified,

    /// <summary>The same, on a session whose owner proved within the last ten minutes who they are. Never a personal access token.</summary>
    Recent,

    /// <summary>The same, an unproven address or not: to correct the address, or to leave.</summary>
    RecentlySignedIn,

    /// <summary>Administrators.</summary>
    Administrator,
}
