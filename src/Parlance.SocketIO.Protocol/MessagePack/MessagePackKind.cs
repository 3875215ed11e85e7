namespace Parlance.SocketIO.Protocol;

/// <summary>What a <see cref="MessagePackReader"/> has read.</summary>
internal enum MessagePackKind : byte
{
    Nil,

    /// <summary>JavaScript's <c>undefined</c>: notepack.io's fixext 1 of type 0.</summary>
    Undefined,
    Boolean,

    /// <summary>An integer that fits into <see cref="long"/>.</summary>
    Integer,

    /// <summary>An integer beyond <see cref="long.MaxValue"/>.</summary>
    LargeInteger,
    Float,
    String,
    Binary,

    /// <summary>The timestamp extension, or notepack.io's fixext 8 of type 0.</summary>
    Date,

    /// <summary>Any other extension.</summary>
    Extension,
    Array,
    Map,
}
