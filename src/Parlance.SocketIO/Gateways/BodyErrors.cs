using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;

namespace Parlance.SocketIO;

/// <summary>Collects what generated checks find wrong with an argument. Nothing is allocated as long as they find nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct BodyErrors
{
    /// <summary>A client that sends a list of a hundred thousand wrong items learns of the first ones: the answer stays small, and so does the work.</summary>
    private const int ErrorsMax = 100;

    private readonly IServiceProvider _services;
    private readonly JsonNamingPolicy? _naming;
    private List<(string Path, string Message)>? _list;

    internal BodyErrors(IServiceProvider services, JsonNamingPolicy? naming)
    {
        _services = services;
        _naming = naming;
    }

    /// <summary>How many were found so far.</summary>
    public readonly int Count => _list?.Count ?? 0;

    /// <summary>Asks a member's attributes.</summary>
    /// <param name="check">The attributes.</param>
    /// <param name="value">The member's value.</param>
    /// <param name="instance">The object that it belongs to.</param>
    public void Check(MemberCheck check, object? value, object instance)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (Count < ErrorsMax)
        {
            check.Run(value, instance, _services, ref this);
        }
    }

    /// <summary>Asks an object that validates itself.</summary>
    /// <param name="value">The object.</param>
    public void CheckSelf(IValidatableObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Count >= ErrorsMax)
        {
            return;
        }

        foreach (var failure in value.Validate(new ValidationContext(value, value.GetType().Name, _services, items: null)))
        {
            var named = false;
            foreach (var member in failure.MemberNames)
            {
                Add(Named(member), failure.ErrorMessage);
                named = true;
            }

            if (!named)
            {
                Add("", failure.ErrorMessage);
            }
        }
    }

    /// <summary>Puts a member's name before the paths of what its value's own checks found.</summary>
    /// <param name="start">The count before those checks.</param>
    /// <param name="check">The member.</param>
    public void Prefix(int start, MemberCheck check)
    {
        if (Count > start)
        {
            ArgumentNullException.ThrowIfNull(check);
            PrefixWith(start, Name(check));
        }
    }

    /// <summary>Puts the position of an item before the paths of what its own checks found.</summary>
    /// <param name="start">The count before those checks.</param>
    /// <param name="index">The item's position.</param>
    public void Prefix(int start, int index)
    {
        if (Count > start)
        {
            PrefixWith(start, string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
        }
    }

    internal void Add(MemberCheck check, string? message) => Add(Name(check), message);

    /// <summary>The refusal for what was found, or null.</summary>
    internal readonly GatewayException? ToException()
    {
        if (_list is null)
        {
            return null;
        }

        var fields = _list.GroupBy(error => error.Path, error => error.Message, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        return new GatewayException(_list[0].Message, fields);
    }

    private void Add(string path, string? message) => (_list ??= []).Add((path, message ?? "The value is not valid."));

    private readonly string Name(MemberCheck check) => check.JsonName ?? (check.Member.Length == 0 ? "" : Named(check.Member));

    private readonly string Named(string member) => _naming?.ConvertName(member) ?? member;

    private readonly void PrefixWith(int start, string prefix)
    {
        for (var i = start; i < _list!.Count; i++)
        {
            var (path, message) = _list[i];
            var joint = path.Length == 0 || path[0] == '[' ? "" : ".";
            _list[i] = (prefix + joint + path, message);
        }
    }
}
