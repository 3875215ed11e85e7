using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Providers;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Security;

/// <summary>Who reads the database of a server that is fully in use finds nothing to sign in with (CVE-2023-41335 and its like).</summary>
[Trait("pace", "slow")]
public sealed class SecretsAtRestTests(MockProvider mock) : IClassFixture<MockProvider>
{
    private const string Address = "ann@example.org";

    [Fact]
    public async Task No_secret_that_was_given_out_stands_in_the_database()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        var ann = await app.Chat.SomebodyAsync("ann", Address);
        using var browser = app.Browser();
        var trip = System.Web.HttpUtility.ParseQueryString((await browser.StartAsync()).Query);
        var life = new BusyLife(app.Chat, ann, Address);
        await life.LiveAsync();
        (string What, string Secret)[] secrets =
        [
            .. life.Secrets,
            ("the state of a trip", trip["state"]!),
            ("the nonce of a trip", trip["nonce"]!),
            ("the browser's half of a trip", browser.Cookies["__Host-parlance_trip"]),
            .. await SigningKeysAsync(app.Chat),
        ];

        var dump = await DatabaseDump.OfAsync(app.Chat);

        // What has to be found is found: names and addresses lie there as they are, and no table in use is passed over.
        Assert.Contains("users.email", dump.Find(Encoding.UTF8.GetBytes(Address)));
        Assert.Contains("one_time_codes.email", dump.Find(Encoding.UTF8.GetBytes(life.NextEmail)));
        Assert.InRange(dump.Tables, 11, int.MaxValue);
        Assert.InRange(secrets.Length, 40, int.MaxValue);
        var found = secrets.SelectMany(secret => FormsOf(secret.Secret).SelectMany(dump.Find).Select(where => $"{secret.What}: {where}")).ToArray();
        Assert.True(found.Length is 0, string.Join('\n', found));
    }

    [Fact]
    public async Task A_providers_own_tokens_are_kept_nowhere_and_told_to_nobody()
    {
        const string Access = "the-providers-access-token";
        const string Refresh = "the-providers-refresh-token";
        await using var app = await ProviderApp.StartAsync(mock);
        await app.ProviderSaysAsync(new
        {
            claims = new { sub = "ann-there", email = Address, email_verified = true },
            token = new { access_token = Access, refresh_token = Refresh },
        });
        using var browser = app.Browser();

        var page = await browser.SignInAsync();
        string[] told = [page, .. browser.SetCookies, (await browser.OpenPageAsync()).ToString()];

        var dump = await DatabaseDump.OfAsync(app.Chat);
        Assert.Contains("external_logins.subject", dump.Find("ann-there"u8.ToArray()));
        foreach (var token in (string[])[Access, Refresh])
        {
            Assert.Empty(dump.Find(Encoding.UTF8.GetBytes(token)));
            Assert.All(told, text => Assert.DoesNotContain(token, text, StringComparison.Ordinal));
        }
    }

    private static async Task<(string What, string Secret)[]> SigningKeysAsync(ChatApp app)
    {
        var boxes = await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            db => db.QueryAsync<byte[]>("SELECT sealed_private_key FROM signing_keys"),
            TestContext.Current.CancellationToken);
        return [.. boxes.Select(box => ("a signing key", Convert.ToBase64String(PrivatePart(app.Services.GetRequiredService<SecretBox>().Open("signing-key", box)))))];
    }

    private static byte[] PrivatePart(byte[] pkcs8)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key.ExportParameters(includePrivateParameters: true).D!;
    }

    // As it was shown, and the bytes that it stands for.
    private static IEnumerable<byte[]> FormsOf(string secret)
    {
        yield return Encoding.UTF8.GetBytes(secret);
        var bare = secret.StartsWith("pat_", StringComparison.Ordinal) || secret.StartsWith("prt_", StringComparison.Ordinal) ? secret[4..] : secret;
        if (bare.Length >= 20 && Base64Url.IsValid(bare.TrimEnd('=').Replace('+', '-').Replace('/', '_')))
        {
            yield return Base64Url.DecodeFromChars(bare.TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        }
    }
}
