namespace Parlance.SocketIO;

/// <summary>What a guard of a gateway class is asked about.</summary>
[Flags]
public enum GuardTargets
{
    /// <summary>Nothing: the guard is off.</summary>
    None = 0,

    /// <summary>Every connection to the gateway's namespace, before CONNECT is answered.</summary>
    Connection = 1,

    /// <summary>Every event of the gateway.</summary>
    Events = 2,

    /// <summary>Both, the default.</summary>
    All = Connection | Events,
}
