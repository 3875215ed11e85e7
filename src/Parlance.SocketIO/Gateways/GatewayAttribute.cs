namespace Parlance.SocketIO;

/// <summary>Makes a class a gateway: its <see cref="SubscribeMessageAttribute"/> methods handle the events of one namespace.</summary>
/// <remarks>
/// A gateway is one instance, made by dependency injection when the server is mapped, so that its fields are shared by all
/// connections and need the usual care. It is added with <c>AddGateway&lt;T&gt;()</c>. The class may not be abstract, generic,
/// static or private; base classes may hold handlers too.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GatewayAttribute : Attribute
{
    /// <summary>Makes a gateway of a namespace.</summary>
    /// <param name="ns">The namespace's name, which starts with '/'. Default: the main namespace "/".</param>
    public GatewayAttribute(string ns = "/") => Namespace = ns;

    /// <summary>The name of the namespace, "/" by default.</summary>
    public string Namespace { get; }
}
