using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.Bench.Load.Measuring;

/// <summary>What one piece of work came to. Shares are parts of one processor, those of other programs of all together; latencies milliseconds.</summary>
internal sealed record Figures(string Work, double PerSecond, double CpuMicros, double ServerShare, double GeneratorShare, double OthersShare)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public double? P50 { get; init; }

    public double? P99 { get; init; }

    public double? P999 { get; init; }

    /// <summary>The server's instructions for an operation, where the processor counts them.</summary>
    public long? Instructions { get; init; }

    /// <summary>How late the generator itself sent, where it keeps to a schedule: the 99th percentile.</summary>
    public double? Late99 { get; init; }

    /// <summary>Resident memory for each further idle connection.</summary>
    public double? KibPerConnection { get; init; }

    /// <summary>All of the server's resident memory with the last of them.</summary>
    public double? ResidentMib { get; init; }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
