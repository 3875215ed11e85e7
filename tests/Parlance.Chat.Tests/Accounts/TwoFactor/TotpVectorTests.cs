using System.Text;
using Parlance.Chat.Accounts.TwoFactor;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

[Trait("pace", "slow")]
public sealed class TotpVectorTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void A_counter_gives_the_code_of_RFC_4226(long counter, string code) => Assert.Equal(code, Totp.Code(Secret, counter));

    // RFC 6238, appendix B: the last six of its eight digits.
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1111111109L, "081804")]
    [InlineData(1111111111L, "050471")]
    [InlineData(1234567890L, "005924")]
    [InlineData(2000000000L, "279037")]
    [InlineData(20000000000L, "353130")]
    public void A_time_gives_the_code_of_RFC_6238(long seconds, string code)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(time)));
        Assert.Equal(Totp.StepAt(time), Totp.FindStep(Secret, code, time, lastStep: 0));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var code = Totp.Code(Secret, Totp.StepAt(now) + steps);

        Assert.Equal(accepted, Totp.FindStep(Secret, code, now, lastStep: 0) is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("08180")]
    [InlineData("0818040")]
    [InlineData("٠٨١٨٠٤")]
    [InlineData("08180x")]
    public void What_is_not_six_digits_is_no_code(string? typed) =>
        Assert.Null(Totp.FindStep(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1111111109), lastStep: 0));

    [Fact]
    public void A_code_may_be_typed_in_two_groups() =>
        Assert.NotNull(Totp.FindStep(Secret, "081 804", DateTimeOffset.FromUnixTimeSeconds(1111111109), lastStep: 0));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded) => Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_server_name_cannot_pose_as_another_issuer() =>
        Assert.Equal(
            "otpauth://totp/Us%20%20Them%26secret%3DX:ann?secret=ABC&issuer=Us%20%20Them%26secret%3DX&algorithm=SHA1&digits=6&period=30",
            OtpAuthUri.Of("Us: Them&secret=X", "ann", "ABC"));
}
