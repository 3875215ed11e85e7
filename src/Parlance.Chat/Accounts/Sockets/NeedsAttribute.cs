namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Says which scope a token needs for an event, as an endpoint says it with <c>Requires</c>. People who are signed in have them all.</summary>
/// <param name="scope">One of <see cref="Tokens.Scope"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(string scope) : Attribute
{
    public string Scope => scope;
}
