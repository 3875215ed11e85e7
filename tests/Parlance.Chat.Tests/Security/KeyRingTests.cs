using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests.Security;

public sealed class KeyRingTests
{
    private readonly MasterSecret _secret = new(RandomNumberGenerator.GetBytes(MasterSecret.Length));

    [Fact]
    public async Task Nodes_and_restarts_open_what_another_has_protected()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = Host(database.Database, _secret);
        await using var second = Host(database.OpenAnother(), _secret);

        var sealedByFirst = Protector(first).Protect("from the first");
        Assert.Equal("from the first", Protector(second).Unprotect(sealedByFirst));
        Assert.Equal("from the second", Protector(first).Unprotect(Protector(second).Protect("from the second")));

        await using var restarted = Host(database.OpenAnother(), _secret);
        Assert.Equal("from the first", Protector(restarted).Unprotect(sealedByFirst));
    }

    [Fact]
    public async Task The_database_alone_opens_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = Host(database.Database, _secret);
        var box = Protector(host).Protect("secret");

        var documents = await database.Database.ReadAsync(
            db => db.QueryAsync<byte[]>("SELECT sealed_xml FROM data_protection_keys"),
            TestContext.Current.CancellationToken);
        var xml = Encoding.UTF8.GetString(Assert.Single(documents));
        Assert.Contains("<sealed", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.OrdinalIgnoreCase);

        await using var thief = Host(database.OpenAnother(), new MasterSecret(RandomNumberGenerator.GetBytes(MasterSecret.Length)));
        Assert.ThrowsAny<CryptographicException>(() => Protector(thief).Unprotect(box));
    }

    [Fact]
    public async Task A_database_knows_the_secret_that_it_was_begun_with()
    {
        await using var database = await TestDatabase.CreateAsync();
        var check = new SecretCheck(database.Database, new SecretBox(_secret));
        Assert.Null(await check.MatchesAsync(TestContext.Current.CancellationToken));

        // Two nodes that start at once agree.
        await Task.WhenAll(
            check.RequireAsync(TestContext.Current.CancellationToken),
            new SecretCheck(database.OpenAnother(), new SecretBox(_secret)).RequireAsync(TestContext.Current.CancellationToken));
        Assert.True(await check.MatchesAsync(TestContext.Current.CancellationToken));

        var other = new SecretCheck(database.Database, new SecretBox(new MasterSecret(RandomNumberGenerator.GetBytes(MasterSecret.Length))));
        await Assert.ThrowsAsync<SecretMismatchException>(() => other.RequireAsync(TestContext.Current.CancellationToken));
        Assert.True(await check.MatchesAsync(TestContext.Current.CancellationToken));
    }

    private static IDataProtector Protector(ServiceProvider host) => host.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static ServiceProvider Host(ChatDatabase database, MasterSecret secret)
    {
        // The database is the test's to close.
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(database).AddSingleton(secret).AddSingleton<SecretBox>();
        services.AddLogging(logging => logging.ClearProviders());
        services.AddKeyRing();
        return services.BuildServiceProvider();
    }
}
