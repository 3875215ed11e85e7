using System.Text.Json.Nodes;
using Parlance.Chat.Accounts.Sockets;

namespace Parlance.Chat.Contracts;

/// <summary>The description of all socket events (AsyncAPI 3.0, https://www.asyncapi.com/docs/reference/specification/v3.0.0).</summary>
public static class AsyncApiDocument
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/asyncapi.json";

    private const string ChannelName = "chat";

    /// <summary>The document, alike in every process of this version.</summary>
    /// <returns>Indented JSON.</returns>
    public static string Write()
    {
        var types = new ContractTypes();
        var messages = new JsonObject();
        var operations = new JsonObject();
        foreach (var request in SocketContract.Requests)
        {
            AddRequest(messages, operations, types, request);
        }

        foreach (var notice in SocketContract.Notices)
        {
            messages[notice.Name] = Message(notice.Name, notice.About, Schema(types.OfAnswer(notice.Payload)));
            operations[$"hear {notice.Name}"] = Operation("send", notice.Name, About(notice.About, notice.Scope));
        }

        var root = Root(messages, operations, types);
        return root.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static void AddRequest(JsonObject messages, JsonObject operations, ContractTypes types, SocketContract.Request request)
    {
        var payload = request.Payload is null ? new JsonObject { ["type"] = "object" } : Schema(types.OfRequest(request.Payload));
        messages[request.Name] = Message(request.Name, request.About, payload);
        var operation = Operation("receive", request.Name, About(request.About, request.Scope));
        if (request.Answer is not null)
        {
            var ack = $"{request.Name} ack";
            messages[ack] = Message(ack, "The acknowledgement: this, or a refusal.", new JsonObject { ["oneOf"] = new JsonArray(Schema(types.OfAnswer(request.Answer)), Schema(types.OfAnswer(typeof(Refusal)))) });
            operation["reply"] = new JsonObject { ["channel"] = Reference($"channels/{ChannelName}"), ["messages"] = new JsonArray(Reference($"channels/{ChannelName}/messages/{ack}")) };
        }

        operations[request.Name] = operation;
    }

    private static string About(string about, string scope) => scope.Length is 0 ? about : $"{about} A personal access token needs the scope `{scope}`.";

    private static JsonObject Root(JsonObject messages, JsonObject operations, ContractTypes types) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Parlance",
            ["version"] = "1",
            ["description"] = "The socket events of the chat, on Socket.IO's namespace `/chat` and on the bare WebSocket `/ws`. docs/protocol.md says how a client uses them.",
            ["license"] = new JsonObject { ["name"] = "MIT" },
        },
        ["channels"] = new JsonObject
        {
            [ChannelName] = new JsonObject
            {
                ["address"] = AuthGateway.Path,
                ["description"] = "Connect with `auth: { token }`, an access token or a personal access token.",
                ["messages"] = messages,
            },
        },
        ["operations"] = operations,
        ["components"] = new JsonObject { ["schemas"] = new JsonObject(types.Named.Select(named => KeyValuePair.Create(named.Name, (JsonNode?)Schema(named)))) },
    };

    private static JsonObject Message(string name, string about, JsonNode payload) => new() { ["name"] = name, ["summary"] = about, ["payload"] = payload };

    private static JsonObject Operation(string action, string message, string about) => new()
    {
        ["action"] = action,
        ["summary"] = about,
        ["channel"] = Reference($"channels/{ChannelName}"),
        ["messages"] = new JsonArray(Reference($"channels/{ChannelName}/messages/{message}")),
    };

    private static JsonObject Reference(string path) => new() { ["$ref"] = $"#/{path}" };

    private static JsonObject Schema(NamedObject named)
    {
        if (named.OneOf.Count > 0)
        {
            return new() { ["description"] = named.About, ["oneOf"] = new JsonArray([.. named.OneOf.Select(name => Reference($"components/schemas/{name}"))]) };
        }

        var properties = new JsonObject();
        foreach (var field in named.Fields)
        {
            var schema = Schema(field.Shape);
            if (field.About is { } about)
            {
                schema["description"] = about;
            }

            properties[field.Name] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["description"] = named.About,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. named.Fields.Where(field => !field.IsOptional).Select(field => JsonValue.Create(field.Name))]),
        };
    }

    private static JsonObject Schema(Shape shape) => shape switch
    {
        Shape.Text { Format: null } => new() { ["type"] = "string" },
        Shape.Text text => new() { ["type"] = "string", ["format"] = text.Format },
        Shape.Number number => new() { ["type"] = number.IsWhole ? "integer" : "number" },
        Shape.Flag => new() { ["type"] = "boolean" },
        Shape.Words words => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Values.Select(word => JsonValue.Create(word))]) },
        Shape.Many many => new() { ["type"] = "array", ["items"] = Schema(many.Of) },
        Shape.Map map => new() { ["type"] = "object", ["additionalProperties"] = Schema(map.Of) },
        Shape.Named named => Reference($"components/schemas/{named.Name}"),
        Shape.Maybe maybe => new() { ["oneOf"] = new JsonArray(Schema(maybe.Of), new JsonObject { ["type"] = "null" }) },
        _ => [],
    };
}
