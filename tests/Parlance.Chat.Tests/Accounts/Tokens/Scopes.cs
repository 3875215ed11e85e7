namespace Parlance.Chat.Tests.Accounts.Tokens;

/// <summary>What a test asks for when it makes a token.</summary>
internal static class Scopes
{
    public static readonly string[] Read = ["read"];
    public static readonly string[] ReadAndWrite = ["read", "write"];
    public static readonly string[] Admin = ["admin"];
    public static readonly string[] WithUnknown = ["read", "all"];
}
