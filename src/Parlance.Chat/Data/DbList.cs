using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;

namespace Parlance.Chat.Data;

/// <summary>A list of values as one parameter: <c>WHERE id IN @ids</c> with <c>new { ids = DbList.Of(ids) }</c>, on both databases.</summary>
/// <remarks>
/// Dapper's own lists know neither our ids nor, on PostgreSQL, the word IN. PostgreSQL gets an array, <c>= ANY(@ids)</c>, so that a statement is the same
/// one however long its list, and prepared once; SQLite has no arrays and gets a parameter for each value.
/// </remarks>
public sealed class DbList : SqlMapper.ICustomQueryParameter
{
    private static volatile Type? s_commandWithArrays;
    private readonly Array _values;

    private DbList(Array values) => _values = values;

    /// <summary>Sends lists as arrays from here on, wherever statements are such commands. Called by the storage whose database has them.</summary>
    /// <typeparam name="TCommand">The driver's command.</typeparam>
    public static void UseArraysIn<TCommand>()
        where TCommand : IDbCommand => s_commandWithArrays = typeof(TCommand);

    /// <summary>A list of ids.</summary>
    /// <typeparam name="TId">Their kind.</typeparam>
    /// <param name="ids">A bounded number of them: SQLite takes 32,766 parameters in a statement.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of<TId>(IEnumerable<TId> ids)
        where TId : struct, IId<TId> => new(ids.Select(id => id.Value.ToByteArray(bigEndian: true)).ToArray());

    /// <summary>A list of UUIDs.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<Guid> values) => new(values.Select(value => value.ToByteArray(bigEndian: true)).ToArray());

    /// <summary>A list of texts.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<string> values) => new(values.ToArray());

    /// <summary>A list of numbers.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<long> values) => new(values.ToArray());

    /// <inheritdoc/>
    public void AddParameter(IDbCommand command, string name)
    {
        if (s_commandWithArrays is { } type && type.IsInstanceOfType(command))
        {
            Add(name, _values);
            Replace(command, $@"\bIN @{Regex.Escape(name)}(?!\w)", $"= ANY(@{name})");
            return;
        }

        var names = new List<string>(_values.Length);
        foreach (var value in _values)
        {
            var one = string.Create(CultureInfo.InvariantCulture, $"{name}_{names.Count}");
            Add(one, value);
            names.Add('@' + one);
        }

        // Nothing is IN (NULL).
        Replace(command, $@"@{Regex.Escape(name)}(?!\w)", names.Count == 0 ? "(NULL)" : $"({string.Join(',', names)})");

        void Add(string parameterName, object? value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameterName;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static void Replace(IDbCommand command, string pattern, string by) =>
        command.CommandText = Regex.Replace(command.CommandText, pattern, by, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
