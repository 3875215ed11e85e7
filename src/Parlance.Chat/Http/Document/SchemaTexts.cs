using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parlance.Chat.Http.Document;

/// <summary>Gives schemas the texts of the C# documentation, which lies beside the program, and examples by the names of their properties.</summary>
internal static partial class SchemaTexts
{
    private static readonly FrozenDictionary<string, XElement> Members = Load();

    // One example for a name, wherever it stands: the same word means the same thing everywhere.
    private static readonly FrozenDictionary<string, JsonNode> Examples = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        ["username"] = "mai.tran",
        ["login"] = "mai.tran",
        ["displayName"] = "Trần Thị Mai",
        ["email"] = "mai@example.org",
        ["password"] = "correct horse battery",
        ["currentPassword"] = "correct horse battery",
        ["initials"] = "TM",
        ["color"] = "#1f6b3a",
        ["logoColor"] = "#3d5a40",
        ["logoEmoji"] = "🪷",
        ["bio"] = "Writes the minutes.",
        ["statusText"] = "On the train",
        ["statusEmoji"] = "🚆",
        ["locale"] = "vi",
        ["timeZone"] = "Asia/Ho_Chi_Minh",
        ["code"] = "123456",
        ["client"] = "web",
        ["name"] = "Laptop",
        ["serverName"] = "Parlance",
        ["label"] = "Google",
        ["note"] = "For the new colleagues",
        ["device"] = "Mozilla/5.0 (X11; Linux x86_64)",
        ["address"] = "192.0.2.7",
        ["publicUrl"] = "https://chat.example.org",
        ["url"] = "https://chat.example.org/join#invitation=…",
        ["uri"] = "otpauth://totp/Parlance:mai.tran?secret=JBSWY3DPEHPK3PXP&issuer=Parlance",
        ["secret"] = "JBSWY3DPEHPK3PXP",
        ["returnTo"] = "/settings/security",
        ["accessToken"] = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…",
        ["refreshToken"] = "prt_AaH9…",
        ["token"] = "pat_3q2-7w…",
        ["invitation"] = "gX0c…",
        ["challenge"] = "q83vEjRW…",
        ["issuer"] = "https://accounts.google.com",
        ["subject"] = "110169484474386276334",
        ["endReason"] = "signed_out",
        ["invitedBy"] = "Trần Thị Mai",
        ["totp"] = "123456",
        ["method"] = "totp",
        ["kind"] = "browser",
        ["qr"] = "<svg xmlns=\"http://www.w3.org/2000/svg\">…</svg>",
        ["next"] = "MDFhMWZkZmI",
        ["cursor"] = "MDFhMWZkZmI",
        ["topic"] = "Where the release stands",
        ["emoji"] = "🌻",
        ["text"] = "**Ready** for review, @mai.tran?",
        ["reason"] = "Advertising",
        ["feed"] = "conversation:01a1fdfb-6277-7579-b5dc-30499350ffb0",
        ["epoch"] = "5f0c8f6f4a5b4c1e9c3f6d1b2a7e8d90",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What needs no sentence of its own in the code, since it says the same everywhere.
    private static readonly FrozenDictionary<string, string> Common = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "What this is known by.",
        ["name"] = "What people call it.",
        ["username"] = "What others mention the person by.",
        ["displayName"] = "What others see.",
        ["email"] = "Where mail goes.",
        ["emailVerified"] = "Whether its owner has proved it.",
        ["bio"] = "What the person says of themselves.",
        ["statusText"] = "What the person is about.",
        ["statusEmoji"] = "The same in one emoji.",
        ["device"] = "What the device calls itself.",
        ["address"] = "Where it came from last.",
        ["ownerId"] = "Whose bot it is; null for a person.",
        ["me"] = "The account.",
        ["secondFactor"] = "What is still wanted.",
        ["createdAt"] = "When it was made.",
        ["updatedAt"] = "When it was changed last.",
        ["lastUsedAt"] = "When it was used last; null for never.",
        ["lastSeenAt"] = "When it was seen last.",
        ["signedInAt"] = "When its owner last proved who they are.",
        ["linkedAt"] = "When it was linked.",
        ["endedAt"] = "When it ended; null while it lives.",
        ["endReason"] = "Why it ended.",
        ["revokedAt"] = "When it was revoked; null while it is good.",
        ["isBackedUp"] = "Whether it is kept on more than one device.",
        ["issuer"] = "Who vouches for the person.",
        ["subject"] = "What the person is known by there.",
        ["tokens"] = "Its tokens, without their secrets.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (SchemaNames.IsId(context.JsonTypeInfo.Type))
        {
            var isOptional = Nullable.GetUnderlyingType(context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type) is not null;
            (schema.Type, schema.Format) = (isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, "uuid");
        }

        if (context.JsonPropertyInfo is { } property && property.AttributeProvider is MemberInfo member)
        {
            schema.Description ??= OfProperty(member) ?? Common.GetValueOrDefault(property.Name);
            if (schema.Examples is null && Examples.TryGetValue(property.Name, out var example) && schema.Type?.HasFlag(JsonSchemaType.String) is true)
            {
                schema.Examples = [example.DeepClone()];
            }
        }
        else if (Members.GetValueOrDefault($"T:{NameOf(context.JsonTypeInfo.Type)}") is { } type)
        {
            schema.Description ??= Text(type.Element("summary"));
        }

        return Task.CompletedTask;
    }

    // A record's property is documented as a parameter of the record, another by itself.
    private static string? OfProperty(MemberInfo member)
    {
        var type = NameOf(member.DeclaringType!);
        return Text(Members.GetValueOrDefault($"P:{type}.{member.Name}")?.Element("summary"))
            ?? Text(Members.GetValueOrDefault($"T:{type}")?.Elements("param").FirstOrDefault(param => string.Equals((string?)param.Attribute("name"), member.Name, StringComparison.Ordinal)));
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.') ?? "";

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref"))?.Split('.')[^1]}`",
            XText plain => plain.Value,
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    private static FrozenDictionary<string, XElement> Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Parlance.Chat.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToFrozenDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : FrozenDictionary<string, XElement>.Empty;
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
