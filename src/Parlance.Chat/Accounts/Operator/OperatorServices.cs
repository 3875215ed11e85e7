using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Tokens;

namespace Parlance.Chat.Accounts.Operator;

internal static class OperatorServices
{
    public static void AddOperatorAccounts(this IServiceCollection services) => services
        .AddSingleton<CreateAccount>().AddSingleton<ChangeAccount>().AddSingleton<ListAccounts>()
        .AddSingleton(provider => new OperatorAccounts(
            provider.GetRequiredService<CreateAccount>(),
            provider.GetRequiredService<ChangeAccount>(),
            provider.GetRequiredService<ListAccounts>(),
            provider.GetRequiredService<SigningKeys>()));
}
