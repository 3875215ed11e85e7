namespace Parlance.Chat.Accounts.Operator;

/// <summary>An account that an operator makes.</summary>
/// <param name="Username">What others mention the person by.</param>
/// <param name="Password">8 to 128 characters, not a common password.</param>
public sealed record NewAccount(string Username, string Password)
{
    /// <summary>What others see; the user name when left out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where mail goes.</summary>
    public string? Email { get; init; }

    /// <summary>The operator's word that the address is the person's own. Without it, the person gets a mail that asks for proof.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>What the account may do.</summary>
    public ServerRole Role { get; init; } = ServerRole.Member;

    /// <summary>Keeps the password out of logs: records print their members.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(NewAccount);
}
