using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Http;

namespace Parlance.Chat.Audit;

/// <summary>How whoever did something was signed in. Stored as a number.</summary>
[JsonConverter(typeof(WordConverter<AuditDoor>))]
internal enum AuditDoor
{
    /// <summary>On a signed-in device.</summary>
    [JsonStringEnumMemberName("session")]
    Session = 0,

    /// <summary>With a personal access token, as bots do.</summary>
    [JsonStringEnumMemberName("token")]
    Token = 1,

    /// <summary>At the command line of the server.</summary>
    [JsonStringEnumMemberName("operator")]
    Operator = 2,

    /// <summary>By nobody: a filter has found something.</summary>
    [JsonStringEnumMemberName("filter")]
    Filter = 3,
}

/// <summary>Tells by which door somebody came.</summary>
internal static class AuditDoors
{
    public static AuditDoor Of(Actor? actor) => actor switch
    {
        null => AuditDoor.Operator,
        { Session: null } => AuditDoor.Token,
        _ => AuditDoor.Session,
    };
}
