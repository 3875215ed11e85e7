using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Bots;
using Parlance.Chat.Accounts.Devices;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts;

/// <summary>The feature's parts.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<PasswordHashing>().AddSingleton<RateLimiter>().AddSingleton<KnownDevices>();
        services.AddSingleton<SigningKeys>().AddSingleton<AccessTokens>().AddSingleton<RefreshTokens>().AddSingleton<Actors>();
        services.AddSingleton<OneTimeCodes>().AddSingleton<EmailProofs>().AddSingleton<MailedProofs>().AddSingleton<RegistrationGate>();
        services.AddSingleton<Challenges>().AddSingleton<CompleteSignIn>().AddSingleton<SignedAnswers>().AddSingleton<FormerSession>();
        services.AddSingleton<Register>().AddSingleton<Login>().AddSingleton<RefreshSession>().AddSingleton<Logout>().AddSingleton<Reauthenticate>();
        services.AddSingleton<GetMe>().AddSingleton<UpdateMe>();
        services.AddSingleton<OwnerMails>().AddSingleton<VerifyEmail>().AddSingleton<ResendVerification>().AddSingleton<ChangeEmail>().AddSingleton<ConfirmEmailChange>();
        services.AddSingleton<ForgotPassword>().AddSingleton<ResetPassword>().AddSingleton<ChangePassword>();
        services.AddSingleton<ListSessions>().AddSingleton<EndSessions>().AddSingleton<Tombstone>().AddSingleton<DeleteMe>().AddSingleton<ExportMe>();
        services.AddSingleton<ListTokens>().AddSingleton<CreateToken>().AddSingleton<RevokeToken>();
        services.AddSingleton<ListBots>().AddSingleton<CreateBot>().AddSingleton<UpdateBot>().AddSingleton<DeleteBot>();
        services.AddSingleton<ListInvitations>().AddSingleton<CreateInvitation>().AddSingleton<RevokeInvitation>().AddSingleton<PreviewInvitation>();
        services.AddSingleton<ListConversationInvitations>().AddSingleton<RevokeConversationInvitation>().AddSingleton<UseInvitation>();
        services.AddProviders();
        services.AddTwoFactor();
        services.AddPasskeys();
    }
}
