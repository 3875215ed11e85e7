using System.Text;

namespace Parlance.Chat.Contracts;

/// <summary>The types of all socket events for TypeScript: the interfaces that <c>socket.io-client</c> takes as <c>Socket&lt;ServerEvents, ClientEvents&gt;</c>.</summary>
public static class TypeScriptTypes
{
    /// <summary>The module, alike in every process of this version.</summary>
    /// <returns>TypeScript.</returns>
    public static string Write()
    {
        var types = new ContractTypes();
        var client = new StringBuilder("/** What clients send. */\nexport interface ClientEvents {\n");
        foreach (var request in SocketContract.Requests)
        {
            var payload = request.Payload is null ? "payload: Record<string, never>" : $"payload: {Text(types.OfRequest(request.Payload))}";
            var ack = request.Answer is null ? "" : $", ack: (answer: {Text(types.OfAnswer(request.Answer))} | {Text(types.OfAnswer(typeof(Refusal)))}) => void";
            Comment(client, "  ", request.About);
            client.Append("  '").Append(request.Name).Append("': (").Append(payload).Append(ack).Append(") => void;\n");
        }

        var server = new StringBuilder("/** What the server sends. */\nexport interface ServerEvents {\n");
        foreach (var notice in SocketContract.Notices)
        {
            Comment(server, "  ", notice.About);
            server.Append("  '").Append(notice.Name).Append("': (payload: ").Append(Text(types.OfAnswer(notice.Payload))).Append(") => void;\n");
        }

        var module = new StringBuilder("// Made by `parlance contracts` from the C# contracts. Changes here are lost.\n\n");
        module.Append(client).Append("}\n\n").Append(server).Append("}\n");
        foreach (var named in types.Named)
        {
            module.Append('\n');
            Comment(module, "", named.About);
            Write(module, named);
        }

        return module.ToString();
    }

    private static void Write(StringBuilder module, NamedObject named)
    {
        if (named.OneOf.Count > 0)
        {
            module.Append("export type ").Append(named.Name).Append(" =\n  | ").AppendJoin("\n  | ", named.OneOf).Append(";\n");
            return;
        }

        module.Append("export interface ").Append(named.Name).Append(" {\n");
        foreach (var field in named.Fields)
        {
            Comment(module, "  ", field.About ?? "");
            var isFlag = field is { Name: "ok", Shape: Shape.Flag };
            var type = isFlag ? named.Name is nameof(Refusal) ? "false" : "true" : Text(field.Shape);
            module.Append("  readonly ").Append(field.Name).Append(field.IsOptional ? "?: " : ": ").Append(type).Append(";\n");
        }

        module.Append("}\n");
    }

    private static void Comment(StringBuilder module, string indent, string about)
    {
        if (about.Length > 0)
        {
            module.Append(indent).Append("/** ").Append(about.Replace("*/", "* /", StringComparison.Ordinal)).Append(" */\n");
        }
    }

    private static string Text(Shape shape) => shape switch
    {
        Shape.Text => "string",
        Shape.Number => "number",
        Shape.Flag => "boolean",
        Shape.Words words => string.Join(" | ", words.Values.Select(word => $"'{word}'")),
        Shape.Many many => $"readonly {Grouped(many.Of)}[]",
        Shape.Map map => $"Readonly<Record<string, {Text(map.Of)}>>",
        Shape.Named named => named.Name,
        Shape.Maybe maybe => $"{Text(maybe.Of)} | null",
        _ => "unknown",
    };

    private static string Grouped(Shape shape) => shape is Shape.Words or Shape.Maybe or Shape.Many ? $"({Text(shape)})" : Text(shape);
}
