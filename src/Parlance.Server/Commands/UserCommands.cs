using System.CommandLine;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Operator;

namespace Parlance.Server.Commands;

/// <summary><c>user …</c>: accounts, from the machine that the server runs on.</summary>
internal sealed class UserCommands(DataCommand data)
{
    private readonly Argument<string> _login = new("name") { Description = "The user name, or the address that the account has proved" };
    private readonly Option<bool> _generate = new("--generate") { Description = "Make a password and print it, once. Otherwise it is asked for, or read from the standard input." };

    public Command Create() => new("user", "Accounts. The server may run meanwhile.")
    {
        CreateUser(),
        Change("disable", "Keep somebody out: their sessions and connections end at once.", "is disabled", (accounts, login, cancel) => accounts.DisableAsync(login, cancel)),
        Change("enable", "Let somebody in again.", "is enabled", (accounts, login, cancel) => accounts.EnableAsync(login, cancel)),
        ResetPassword(),
        Change("make-admin", "Make somebody an administrator.", "is an administrator", (accounts, login, cancel) => accounts.MakeAdministratorAsync(login, cancel)),
        List(),
    };

    private Command CreateUser()
    {
        var username = new Argument<string>("name") { Description = "The user name" };
        var displayName = new Option<string>("--display-name") { Description = "What others see", HelpName = "NAME" };
        var email = new Option<string>("--email") { Description = "Where mail goes. The person is asked to prove it.", HelpName = "ADDRESS" };
        var verified = new Option<bool>("--email-verified") { Description = "You know that the address is theirs: no proof is asked for." };
        var administrator = new Option<bool>("--admin") { Description = "As an administrator. The first account of a server is one anyway." };
        var guest = new Option<bool>("--guest") { Description = "As a guest" };
        var command = new Command("create", "Make an account.") { username, displayName, email, verified, administrator, guest, _generate };
        command.Validators.Add(result =>
        {
            if (result.GetValue(administrator) && result.GetValue(guest))
            {
                result.AddError("Either --admin or --guest.");
            }
        });
        command.SetAction((parsed, cancel) => data.RunAsync(
            parsed,
            async services =>
            {
                var password = await PasswordInput.ReadAsync(parsed.GetValue(_generate), cancel);
                var account = new NewAccount(parsed.GetRequiredValue(username), password.Text)
                {
                    DisplayName = parsed.GetValue(displayName),
                    Email = parsed.GetValue(email),
                    EmailVerified = parsed.GetValue(verified),
                    Role = parsed.GetValue(administrator) ? ServerRole.Administrator : parsed.GetValue(guest) ? ServerRole.Guest : ServerRole.Member,
                };
                var made = await services.GetRequiredService<OperatorAccounts>().CreateAsync(account, cancel);
                Console.WriteLine($"{made.Username} is here: {UserTable.RoleOf(made)}.");
                password.PrintIfGenerated();
                return ExitCode.Done;
            },
            cancel));
        return command;
    }

    private Command ResetPassword()
    {
        var command = new Command("reset-password", "Give somebody another password. Their sessions end; a second factor stays.") { _login, _generate };
        command.SetAction((parsed, cancel) => data.RunAsync(
            parsed,
            async services =>
            {
                var password = await PasswordInput.ReadAsync(parsed.GetValue(_generate), cancel);
                var changed = await services.GetRequiredService<OperatorAccounts>().ResetPasswordAsync(parsed.GetRequiredValue(_login), password.Text, cancel);
                Console.WriteLine($"{changed.Username} has a new password.");
                password.PrintIfGenerated();
                return ExitCode.Done;
            },
            cancel));
        return command;
    }

    private Command Change(string name, string help, string done, Func<OperatorAccounts, string, CancellationToken, Task<AccountSummary>> change)
    {
        var command = new Command(name, help) { _login };
        command.SetAction((parsed, cancel) => data.RunAsync(
            parsed,
            async services =>
            {
                var changed = await change(services.GetRequiredService<OperatorAccounts>(), parsed.GetRequiredValue(_login), cancel);
                Console.WriteLine($"{changed.Username} {done}.");
                return ExitCode.Done;
            },
            cancel));
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "List the accounts: name, role, state, address, since when.");
        command.SetAction((parsed, cancel) => data.RunAsync(
            parsed,
            async services =>
            {
                await foreach (var account in services.GetRequiredService<OperatorAccounts>().ListAsync(cancel))
                {
                    Console.WriteLine(UserTable.LineOf(account));
                }

                return ExitCode.Done;
            },
            cancel));
        return command;
    }
}
