namespace Parlance.Chat.Contracts;

/// <summary>Says of a record that the server sends it as an event.</summary>
/// <param name="name">The event.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServerEventAttribute(string name) : Attribute
{
    public string Name => name;
}
