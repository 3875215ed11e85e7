using Parlance.SocketIO;

namespace Repo.Tests.Documents;

/// <summary>Lists in the library's guide that have to name everything.</summary>
public sealed class GuideTests
{
    private const string Guide = "docs/library.md";

    [Fact]
    public void The_guide_has_a_row_for_every_option() => Findings.AssertNone(
        from option in Options(typeof(SocketIOOptions))
        where !Repository.Read(Guide).Contains($"\n| `{option}` ", StringComparison.Ordinal)
        select option,
        $"Give these options a row in {Guide}:");

    [Fact]
    public void The_guide_names_every_setting_of_an_option() => Findings.AssertNone(
        from type in (Type[])[typeof(EngineCorsOptions), typeof(EngineCookieOptions), typeof(ConnectionStateRecoveryOptions)]
        from setting in Options(type)
        where !Repository.Read(Guide).Contains($"`{setting}`", StringComparison.Ordinal)
        select $"{type.Name}.{setting}",
        $"Name these settings in {Guide}:");

    [Fact]
    public void The_guide_has_a_row_for_every_disconnect_reason() => Findings.AssertNone(
        from reason in typeof(DisconnectReason).GetProperties()
        where reason.PropertyType == typeof(DisconnectReason)
        let word = reason.GetValue(obj: null)
        where !Repository.Read(Guide).Contains($"\n| `{word}` ", StringComparison.Ordinal)
        select $"{word}",
        $"Give these reasons a row in {Guide}:");

    // HttpCompression is two options in the Node.js server's words.
    private static IEnumerable<string> Options(Type type) =>
        from property in type.GetProperties()
        from name in property.PropertyType == typeof(HttpCompressionOptions)
            ? Options(property.PropertyType).Select(setting => $"{property.Name}.{setting}")
            : [property.Name]
        select name;
}
