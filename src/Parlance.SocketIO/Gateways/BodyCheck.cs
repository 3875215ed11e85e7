using System.ComponentModel;

namespace Parlance.SocketIO;

/// <summary>The generated validation of an argument.</summary>
/// <typeparam name="T">The argument's type.</typeparam>
/// <param name="value">The argument, not null.</param>
/// <param name="errors">Takes what is wrong with it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void BodyCheck<in T>(T value, ref BodyErrors errors);
