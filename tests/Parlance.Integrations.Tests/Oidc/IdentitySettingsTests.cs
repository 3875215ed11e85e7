using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.Oidc;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>How identity providers are configured, and what is said when they are not rightly.</summary>
public sealed class IdentitySettingsTests
{
    [Fact]
    public void Each_section_is_a_provider()
    {
        using var services = new ServiceCollection().AddLogging().AddIdentityProviders(Configuration(
            "GOOGLE:Kind=google", "GOOGLE:ClientId=1", "GOOGLE:ClientSecret=s",
            "github:Kind=GitHub", "github:ClientId=2", "github:ClientSecret=s",
            "work:Kind=oidc", "work:Label=Our house", "work:Issuer=https://id.example/realm", "work:ClientId=3")).BuildServiceProvider();

        Assert.Equal(
            [("google", "Google", IdentityProviderKind.Google), ("work", "Our house", IdentityProviderKind.Oidc), ("github", "GitHub", IdentityProviderKind.GitHub)],
            services.GetServices<IIdentityProvider>().Select(provider => (provider.Name, provider.Label, provider.Kind)));
    }

    [Fact]
    public void Google_is_an_issuer_that_is_known()
    {
        var settings = IdentitySettings.Read(Configuration("google:Kind=google", "google:ClientId=1", "google:ClientSecret=s"));

        Assert.Equal("https://accounts.google.com", settings.Oidc.Single().Issuer);
    }

    [Theory]
    [InlineData("x:Kind=saml;x:ClientId=1", "Parlance:Identity:x:Kind must be google, github or oidc.")]
    [InlineData("x:Kind=7;x:ClientId=1", "Parlance:Identity:x:Kind must be google, github or oidc.")]
    [InlineData("x:Kind=oidc;x:Issuer=https://id.example", "Parlance:Identity:x:ClientId is missing")]
    [InlineData("x:Kind=oidc;x:ClientId=1", "Parlance:Identity:x:Issuer must be")]
    [InlineData("x:Kind=oidc;x:ClientId=1;x:Issuer=http://id.example", "Parlance:Identity:x:Issuer must be")]
    [InlineData("x:Kind=oidc;x:ClientId=1;x:Issuer=https://id.example?x=1", "Parlance:Identity:x:Issuer must be")]
    [InlineData("x:Kind=oidc;x:ClientId=1;x:Issuer=https://id.example;x:Scopes=email", "Parlance:Identity:x:Scopes must hold the word openid")]
    [InlineData("x:Kind=google;x:ClientId=1", "Parlance:Identity:x:ClientSecret is missing")]
    [InlineData("x:Kind=github;x:ClientId=1", "Parlance:Identity:x:ClientSecret is missing")]
    [InlineData("x:Kind=oidc;x:ClientId=1;x:Issuer=https://id.example;x:TrustEmail=perhaps", "Parlance:Identity:x:TrustEmail must be true or false")]
    [InlineData("x:Kind=google;x:ClientId=1;x:ClientSecret=s;x:TrustEmail=true", "Parlance:Identity:x:TrustEmail is not for Google")]
    [InlineData("x:Kind=github;x:ClientId=1;x:ClientSecret=s;x:TrustEmail=true", "Parlance:Identity:x:TrustEmail is not for GitHub")]
    [InlineData("a/b:Kind=github;a/b:ClientId=1;a/b:ClientSecret=s", "Parlance:Identity:a/b is not a name")]
    [InlineData("x:Kind=github;x:ClientId=1;x:ClientSecret=s;x:Secret=s", "Parlance:Identity:x:Secret is not a setting")]
    public void What_is_wrong_is_named(string pairs, string expected)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => IdentitySettings.Read(Configuration(pairs.Split(';'))));

        Assert.StartsWith(expected, Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(params string[] pairs) => new ConfigurationBuilder()
        .AddInMemoryCollection(pairs.Select(pair => new KeyValuePair<string, string?>($"Parlance:Identity:{pair[..pair.IndexOf('=', StringComparison.Ordinal)]}", pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])))
        .Build();
}
