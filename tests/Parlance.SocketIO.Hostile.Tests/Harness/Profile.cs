namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>How the server of a case is set up.</summary>
internal enum Profile
{
    /// <summary>The library's defaults: nothing times out while a case runs.</summary>
    Patient,

    /// <summary>Heartbeats, time limits and buffers small enough that a case can wait for them.</summary>
    Impatient,
}
