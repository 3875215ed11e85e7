namespace Parlance.Chat.Tests.Accounts.TwoFactor;

public sealed class RecoveryCodeTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Fact]
    public async Task A_recovery_code_has_120_bits_in_groups_that_can_be_read_aloud()
    {
        await using var app = await ChatApp.StartAsync();

        var (_, codes) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code =>
        {
            // Five bits in each of 24 letters.
            var groups = code.Split('-');
            Assert.Equal([4, 4, 4, 4, 4, 4], groups.Select(group => group.Length));
            Assert.All(string.Concat(groups), letter => Assert.Contains(letter, Alphabet));
        });
    }
}
