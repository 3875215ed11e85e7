using System.Globalization;
using Parlance.SocketIO.Generators.Model;
using Parlance.SocketIO.Generators.Parsing;

namespace Parlance.SocketIO.Generators.Emitting;

/// <summary>Writes the class that calls one handler: one method, one state machine at most, no closures.</summary>
internal static class MethodEmitter
{
    private const string Library = "global::Parlance.SocketIO";

    public static string ClassName(MethodModel method, int number) =>
        "Method" + number.ToString(CultureInfo.InvariantCulture) + "_" + method.Name.TrimStart('@');

    public static void Emit(CodeWriter code, GatewayModel gateway, MethodModel method, int number)
    {
        code.Open($"private sealed class {ClassName(method, number)} : {Library}.GatewayMethod");
        Fields(code, gateway, method);
        code.Line();
        Constructor(code, gateway, method, number);
        code.Line();
        Run(code, method);
        code.Close();
    }

    private static void Fields(CodeWriter code, GatewayModel gateway, MethodModel method)
    {
        code.Line($"private readonly {gateway.Type} _gateway;");
        if (UsesServer(method))
        {
            code.Line($"private readonly {Library}.SocketIOServer _server;");
        }

        for (var i = 0; i < method.Parameters.Count; i++)
        {
            if (method.Parameters[i].IsRead)
            {
                code.Line($"private readonly {Library}.GatewayParameter<{method.Parameters[i].Type}> _parameter{i};");
            }
        }
    }

    private static void Constructor(CodeWriter code, GatewayModel gateway, MethodModel method, int number)
    {
        code.Line($"internal {ClassName(method, number)}({gateway.Type} gateway, {Library}.GatewayMethodSetup setup)");
        code.Open("    : base(setup)");
        code.Line("_gateway = gateway;");
        if (UsesServer(method))
        {
            code.Line("_server = setup.Server;");
        }

        for (var i = 0; i < method.Parameters.Count; i++)
        {
            if (method.Parameters[i].IsRead)
            {
                code.Line($"_parameter{i} = {Source(gateway, method.Parameters[i], number, i)};");
            }
        }

        code.Close();
    }

    private static string Source(GatewayModel gateway, ParameterModel parameter, int method, int number)
    {
        if (parameter.Kind == ParameterKind.Service)
        {
            return $"setup.Service<{parameter.Type}>({parameter.Expression})";
        }

        var how = parameter.Kind == ParameterKind.Candidate ? "ServiceOrBody" : "Body";
        var check = CheckEmitter.HasWork(gateway, parameter) ? CheckEmitter.ParameterMethod(method, number) : "null";
        var arguments = string.Join(
            ", ",
            Expressions.Text(parameter.Name),
            parameter.Optional ? "optional: true" : "optional: false",
            $"fallback: {parameter.Fallback}",
            $"index: {parameter.Index.ToString(CultureInfo.InvariantCulture)}",
            $"property: {Expressions.TextOrNull(parameter.Property)}",
            $"check: {check}");
        return $"setup.{how}(new {Library}.GatewayBody<{parameter.Type}>({arguments}))";
    }

    private static void Run(CodeWriter code, MethodModel method)
    {
        var isAsync = method.Result is ResultKind.Awaited or ResultKind.AwaitedValue or ResultKind.Stream;
        code.Open(
            $"public override {(isAsync ? "async " : "")}global::System.Threading.Tasks.ValueTask Run({Library}.EventContext context, {Library}.GatewayContext? call)");
        code.Open("try");
        for (var i = 0; i < method.Parameters.Count; i++)
        {
            if (method.Parameters[i].IsRead)
            {
                Read(code, i, isAsync);
            }
        }

        Call(code, method);
        code.Close();
        code.Open("catch (global::System.Exception exception) when (call is null)");
        code.Line(isAsync ? "_ = Fail(context, exception);" : "return Fail(context, exception);");
        code.Close();
        code.Close();
    }

    private static void Read(CodeWriter code, int parameter, bool isAsync)
    {
        code.Open($"if (_parameter{parameter}.Read(context, call, out var argument{parameter}) is {{ }} refusal{parameter})");
        var refuse = $"Refuse(context, call, refusal{parameter});";
        if (isAsync)
        {
            code.Line("_ = " + refuse);
            code.Line("return;");
        }
        else
        {
            code.Line("return " + refuse);
        }

        code.Close();
        code.Line();
    }

    private static void Call(CodeWriter code, MethodModel method)
    {
        var call = $"_gateway.{method.Name}({string.Join(", ", method.Parameters.Select(Argument))})";
        var (statement, result) = method.Result switch
        {
            ResultKind.None => (call + ";", "null"),
            ResultKind.Value => ($"var result = {call};", "result"),
            ResultKind.Awaited => ($"await {call}.ConfigureAwait(false);", "null"),
            ResultKind.AwaitedValue => ($"var result = await {call}.ConfigureAwait(false);", "result"),
            _ => ($"await Stream(context, {call}).ConfigureAwait(false);", "null"),
        };
        code.Line(statement);
        var isAsync = method.Result is not (ResultKind.None or ResultKind.Value);
        if (method.AcksItself)
        {
            if (!isAsync)
            {
                code.Line("return default;");
            }
        }
        else
        {
            code.Line($"{(isAsync ? "_ =" : "return")} Complete(context, call, {result});");
        }
    }

    private static string Argument(ParameterModel parameter, int index) => parameter.Kind switch
    {
        ParameterKind.Special => parameter.Expression!,
        ParameterKind.Ack => "TakeAck(context)",
        _ => $"argument{index}",
    };

    private static bool UsesServer(MethodModel method) => method.Parameters.Any(parameter => parameter.Expression == "_server");
}
