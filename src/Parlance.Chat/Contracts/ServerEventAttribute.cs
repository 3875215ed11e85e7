namespace Parlance.Chat.Contracts;

/// <summary>Says of a record that the server sends it as an event.</summary>
/// <param name="name">The event.</param>
/// <param name="scope">Which scope a token needs to hear it; one of <see cref="Accounts.Tokens.Scope"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServerEventAttribute(string name, string scope) : Attribute
{
    public string Name => name;

    public string Scope => scope;
}
