namespace Parlance.Chat.Accounts.Providers;

/// <summary>Why a provider's word was not had, or not taken.</summary>
public enum IdentityFailure
{
    /// <summary>The provider cannot be reached, or answers with faults. Trying again may help.</summary>
    Unavailable,

    /// <summary>The person, or the provider, said no.</summary>
    Refused,

    /// <summary>The answer is not one that this program may trust.</summary>
    Untrusted,
}

/// <summary>A provider's word was not had, or not taken. Nobody may be signed in.</summary>
public sealed class IdentityProviderException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="failure">The cause, by which the person is told what to do.</param>
    /// <param name="message">The cause in words, for the log and for <c>parlance doctor</c>. It holds no secret and nothing that an answer said.</param>
    /// <param name="inner">What was caught, if something was.</param>
    public IdentityProviderException(IdentityFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>The cause, by which the person is told what to do.</summary>
    public IdentityFailure Failure { get; }
}
