using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;

namespace Parlance.Chat.Data;

/// <summary>A list of values as one parameter: <c>WHERE id IN @ids</c> with <c>new { ids = DbList.Of(ids) }</c>, on both databases.</summary>
/// <remarks>Dapper's own lists know neither our ids nor, on PostgreSQL, the word IN.</remarks>
public sealed class DbList : SqlMapper.ICustomQueryParameter
{
    private readonly object[] _values;

    private DbList(IEnumerable<object> values) => _values = [.. values];

    /// <summary>A list of ids.</summary>
    /// <typeparam name="TId">Their kind.</typeparam>
    /// <param name="ids">A bounded number of them: SQLite takes 32,766 parameters in a statement.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of<TId>(IEnumerable<TId> ids)
        where TId : struct, IId<TId> => new(ids.Select(id => id.Value.ToByteArray(bigEndian: true)));

    /// <summary>A list of UUIDs.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<Guid> values) => new(values.Select(value => value.ToByteArray(bigEndian: true)));

    /// <summary>A list of texts.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<string> values) => new(values);

    /// <summary>A list of numbers.</summary>
    /// <param name="values">A bounded number of them.</param>
    /// <returns>The parameter.</returns>
    public static DbList Of(IEnumerable<long> values) => new(values.Cast<object>());

    /// <inheritdoc/>
    public void AddParameter(IDbCommand command, string name)
    {
        var names = new List<string>(_values.Length);
        foreach (var value in _values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"{name}_{names.Count}");
            parameter.Value = value;
            command.Parameters.Add(parameter);
            names.Add('@' + parameter.ParameterName);
        }

        // Nothing is IN (NULL).
        var list = names.Count == 0 ? "(NULL)" : $"({string.Join(',', names)})";
        command.CommandText = Regex.Replace(command.CommandText, $@"@{Regex.Escape(name)}(?!\w)", list, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
