using System.Globalization;
using Parlance.SocketIO.Generators.Model;
using Parlance.SocketIO.Generators.Parsing;

namespace Parlance.SocketIO.Generators.Emitting;

/// <summary>Writes the validation of arguments: plain reads of members, attributes made once, nothing allocated while all is well.</summary>
internal sealed class CheckEmitter
{
    private const string Library = "global::Parlance.SocketIO";

    private readonly CodeWriter _code;
    private readonly GatewayModel _gateway;
    private readonly HashSet<int> _needed;
    private int _locals;

    private CheckEmitter(CodeWriter code, GatewayModel gateway)
    {
        _code = code;
        _gateway = gateway;
        _needed = Needed(gateway);
    }

    public static bool HasWork(GatewayModel gateway, ParameterModel parameter) => CheckParser.HasWork(parameter.Checks, Needed(gateway));

    public static string ParameterMethod(int method, int parameter) => $"CheckParameter{method}_{parameter}";

    public static void Emit(CodeWriter code, GatewayModel gateway)
    {
        var emitter = new CheckEmitter(code, gateway);
        for (var i = 0; i < gateway.Methods.Count; i++)
        {
            for (var j = 0; j < gateway.Methods[i].Parameters.Count; j++)
            {
                emitter.Parameter(i, j);
            }
        }

        foreach (var check in gateway.Checks)
        {
            emitter.Type(check);
        }
    }

    private static HashSet<int> Needed(GatewayModel gateway) => [.. gateway.Checks.Select(check => check.Id)];

    private void Parameter(int method, int number)
    {
        var parameter = _gateway.Methods[method].Parameters[number];
        if (parameter.Checks is not { } value || !HasWork(_gateway, parameter))
        {
            return;
        }

        var name = ParameterMethod(method, number);
        _code.Line();
        if (value.Attributes.Count > 0)
        {
            Field($"s_{name}", value, parameter.Name, jsonName: null, parameter.Name);
        }

        _code.Open($"private static void {name}({parameter.Type} value, ref {Library}.BodyErrors errors)");
        _locals = 0;
        if (value.Attributes.Count > 0)
        {
            _code.Line($"errors.Check(s_{name}, value, value!);");
        }

        Inside(value, "value", prefix: null);
        _code.Close();
    }

    private void Type(CheckModel check)
    {
        _code.Line();
        foreach (var member in check.Members.Where(member => CheckParser.HasWork(member.Value, _needed)))
        {
            Field(MemberField(check, member), member.Value, member.Name.TrimStart('@'), member.JsonName, member.Display);
        }

        if (check.SelfAttributes.Count > 0)
        {
            _code.Line($"private static readonly {Library}.MemberCheck s_check{check.Id} = new(\"\", null, {Expressions.Text(check.Display)}, {string.Join(", ", check.SelfAttributes)});");
        }

        _code.Open($"private static void Check{check.Id}({check.Type} value, ref {Library}.BodyErrors errors)");
        _locals = 0;
        foreach (var derived in check.Derived.Where(derived => _needed.Contains(derived.Check)))
        {
            _code.Open($"if (value is {derived.Type} derived{derived.Check})");
            _code.Line($"Check{derived.Check}(derived{derived.Check}, ref errors);");
            _code.Line("return;");
            _code.Close();
        }

        if (check.ValidatesItself)
        {
            _code.Line("var found = errors.Count;");
        }

        foreach (var member in check.Members.Where(member => CheckParser.HasWork(member.Value, _needed)))
        {
            Member(check, member);
        }

        if (check.SelfAttributes.Count > 0)
        {
            _code.Line($"errors.Check(s_check{check.Id}, value, value);");
        }

        if (check.ValidatesItself)
        {
            // As the framework's own validator does: an object is asked when its members are well.
            _code.Open("if (errors.Count == found)");
            _code.Line("errors.CheckSelf(value);");
            _code.Close();
        }

        _code.Close();
    }

    private void Member(CheckModel check, MemberModel member)
    {
        var field = MemberField(check, member);
        var local = Local("member");
        _code.Line($"var {local} = value.{member.Name};");
        if (member.Value.Attributes.Count > 0)
        {
            _code.Line($"errors.Check({field}, {local}, value);");
        }
        else if (member.Value.NotNull)
        {
            _code.Open($"if ({local} is null)");
            _code.Line($"errors.Check({field}, null, value);");
            _code.Close();
        }

        Inside(member.Value, local, field);
    }

    /// <summary>What lies behind a value: its type's check, its items.</summary>
    private void Inside(ValueModel value, string expression, string? prefix)
    {
        var hasCheck = _needed.Contains(value.TypeCheck);
        var hasItems = CheckParser.HasWork(value.Items, _needed);
        if (!hasCheck && !hasItems)
        {
            return;
        }

        if (value.Guard.Length > 0)
        {
            _code.Open($"if ({Fill(value.Guard, expression)})");
        }

        var start = Local("start");
        if (prefix is not null)
        {
            _code.Line($"var {start} = errors.Count;");
        }

        var inner = Fill(value.Access, expression);
        if (hasCheck)
        {
            _code.Line($"Check{value.TypeCheck}({inner}, ref errors);");
        }
        else
        {
            Items(value, inner);
        }

        if (prefix is not null)
        {
            _code.Line($"errors.Prefix({start}, {prefix});");
        }

        if (value.Guard.Length > 0)
        {
            _code.Close();
        }
    }

    private void Items(ValueModel value, string expression)
    {
        var (index, item, start) = (Local("index"), Local("item"), Local("start"));
        var items = value.Items!;
        _code.Line($"var {index} = 0;");
        _code.Open($"foreach (var {item} in {expression}{(value.IsDictionary ? ".Values" : "")})");
        _code.Line($"var {start} = errors.Count;");
        if (items.NotNull)
        {
            _code.Open($"if ({item} is null)");
            _code.Line($"errors.Check({Library}.MemberCheck.Item, null, {expression});");
            _code.Close();
        }

        Inside(items, item, prefix: null);
        _code.Line($"errors.Prefix({start}, {index}++);");
        _code.Close();
    }

    private void Field(string name, ValueModel value, string member, string? jsonName, string display)
    {
        var attributes = value.Attributes.Select(attribute => ", " + attribute).ToList();
        if (value.NotNull)
        {
            attributes.Insert(0, ", new global::System.ComponentModel.DataAnnotations.RequiredAttribute() { AllowEmptyStrings = true }");
        }

        _code.Line($"private static readonly {Library}.MemberCheck {name} = new({Expressions.Text(member)}, {Expressions.TextOrNull(jsonName)}, {Expressions.Text(display)}{string.Concat(attributes)});");
    }

    private static string MemberField(CheckModel check, MemberModel member) => $"s_check{check.Id.ToString(CultureInfo.InvariantCulture)}_{member.Name.TrimStart('@')}";

    private static string Fill(string format, string expression) => format.Replace("{0}", expression);

    private string Local(string name) => name + (_locals++).ToString(CultureInfo.InvariantCulture);
}
