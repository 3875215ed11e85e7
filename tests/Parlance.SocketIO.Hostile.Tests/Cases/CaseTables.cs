namespace Parlance.SocketIO.Hostile.Tests.Cases;

/// <summary>All cases by name, in tables that run beside each other.</summary>
internal static class CaseTables
{
    public static Dictionary<string, HostileCase> Http { get; } = Table(RequestCases.All(), HandshakeCases.All(), EngineCases.All());

    public static Dictionary<string, HostileCase> Packets { get; } = Table(PacketCases.All(), JsonCases.All(), AttachmentCases.All(), GatewayCases.All());

    public static Dictionary<string, HostileCase> Transports { get; } = Table(FrameCases.All(), UpgradeCases.All(), OverlapCases.All(), BareCases.All());

    public static Dictionary<string, HostileCase> Load { get; } = Table(SilenceCases.All(), FloodCases.All(), Http2Cases.All(), TlsCases.All());

    private static Dictionary<string, HostileCase> Table(params IEnumerable<HostileCase>[] topics) =>
        topics.SelectMany(static topic => topic).ToDictionary(static hostile => hostile.Name, StringComparer.Ordinal);
}
