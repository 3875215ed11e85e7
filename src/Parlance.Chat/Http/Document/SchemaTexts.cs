using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Http.Document;

/// <summary>Gives schemas the texts of the C# documentation, which lies beside the program, and examples by the names of their properties.</summary>
internal static class SchemaTexts
{
    // One example for a name, wherever it stands: the same word means the same thing everywhere.
    private static readonly FrozenDictionary<string, JsonNode> Examples = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        ["username"] = "mai.tran",
        ["hint"] = "[place]",
        ["description"] = "What it is like outside",
        ["command"] = "shrug",
        ["login"] = "mai.tran",
        ["displayName"] = "Trần Thị Mai",
        ["title"] = "How tea is made",
        ["picture"] = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
        ["image"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["site"] = "The Tea",
        ["hash"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["email"] = "mai@example.org",
        ["password"] = "correct horse battery",
        ["currentPassword"] = "correct horse battery",
        ["initials"] = "TM",
        ["color"] = "#1f6b3a",
        ["logoColor"] = "#3d5a40",
        ["logoEmoji"] = "🪷",
        ["bio"] = "Writes the minutes.",
        ["from"] = "22:00",
        ["to"] = "07:00",
        ["zone"] = "Asia/Ho_Chi_Minh",
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
        ["evidence"] = "Buy cheap watches here",
        ["decisionNote"] = "Advertising, for the third time",
        ["problem"] = "archived",
        ["reason"] = "Advertising",
        ["key"] = "theme",
        ["value"] = "dark",
        ["feed"] = "conversation:01a1fdfb-6277-7579-b5dc-30499350ffb0",
        ["epoch"] = "5f0c8f6f4a5b4c1e9c3f6d1b2a7e8d90",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (SchemaNames.IsId(context.JsonTypeInfo.Type))
        {
            var isOptional = Nullable.GetUnderlyingType(context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type) is not null;
            (schema.Type, schema.Format) = (isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, "uuid");
        }

        if (context.JsonTypeInfo.Type is { IsEnum: true } words)
        {
            // What the converter of our words says nothing about.
            schema.Enum ??= [.. Enum.GetValues(words).Cast<object>().Select(word => JsonSerializer.SerializeToNode(word, words)!)];
        }

        if (context.JsonPropertyInfo is { } property && property.AttributeProvider is MemberInfo member)
        {
            schema.Description ??= CodeTexts.OfField(member, property.Name);
            if (schema.Examples is null && Examples.TryGetValue(property.Name, out var example) && schema.Type?.HasFlag(JsonSchemaType.String) is true)
            {
                schema.Examples = [example.DeepClone()];
            }
        }
        else if (CodeTexts.OfType(context.JsonTypeInfo.Type) is { Length: > 0 } about)
        {
            schema.Description ??= about;
        }

        return Task.CompletedTask;
    }
}
