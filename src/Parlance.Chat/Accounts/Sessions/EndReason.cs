namespace Parlance.Chat.Accounts.Sessions;

/// <summary>Why a session ended: stored, and told to the sockets that it takes with it.</summary>
internal static class EndReason
{
    public const string SignedOut = "signed_out";
    public const string SignedInAnew = "signed_in_anew";
    public const string EndedByOwner = "ended_by_owner";
    public const string EndedByAdministrator = "ended_by_administrator";
    public const string PasswordChanged = "password_changed";
    public const string Disabled = "disabled";
    public const string Deleted = "deleted";
    public const string TokenReused = "token_reused";
    public const string TokenRevoked = "token_revoked";
    public const string TooMany = "too_many_sessions";
    public const string RoleChanged = "role_changed";

    /// <summary>Of sockets only: the session goes on.</summary>
    public const string SecondFactorRequired = "second_factor_required";
}
