using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>An argument of an event: read as its type, refused if it is missing or wrong, then validated.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GatewayBody<T> : GatewayParameter<T>
{
    private readonly bool _optional;
    private readonly T _fallback;
    private readonly BodyCheck<T>? _check;
    private JsonNamingPolicy? _naming;
    private IServiceProvider? _services;

    /// <summary>Describes an argument.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="optional">Whether it may be missing or null.</param>
    /// <param name="fallback">Its value then.</param>
    /// <param name="index">Its place among the arguments, or -1 for the next one.</param>
    /// <param name="property">The property of the argument to take, or null for all of it.</param>
    /// <param name="check">Its validation, or null.</param>
    public GatewayBody(string name, bool optional, T fallback, int index, string? property, BodyCheck<T>? check)
    {
        Name = name;
        _optional = optional;
        _fallback = fallback;
        Index = index;
        Property = property;
        _check = check;
    }

    internal string Name { get; }

    internal int Index { get; set; }

    internal string? Property { get; }

    /// <inheritdoc/>
    public override GatewayException? Read(EventContext context, GatewayContext? call, out T value)
    {
        ArgumentNullException.ThrowIfNull(context);
        value = _fallback;
        if (Index >= context.Count)
        {
            return _optional ? null : Missing();
        }

        try
        {
            if (!TryRead(context, out var read) || read is null)
            {
                return _optional ? null : Missing();
            }

            value = read;
        }
        catch (JsonException exception)
        {
            return Unreadable(exception);
        }

        return _check is null ? null : Check(value, call?.Services ?? _services!);
    }

    internal void Attach(IServiceProvider services, JsonSerializerOptions options)
    {
        _services = services;
        _naming = options.PropertyNamingPolicy;
    }

    /// <summary>
    /// Finds at start what no event could ever be read as: most often a service that nobody registered. What JSON makes of a concrete type is
    /// asked only while one develops, since the answers for all the types of an application take a third of its start.
    /// </summary>
    internal void EnsureReadable(string method, JsonSerializerOptions options, bool thoroughly)
    {
        var isAbstract = typeof(T).IsInterface || typeof(T).IsAbstract;
        if (typeof(T) == typeof(Argument) || !(isAbstract || thoroughly))
        {
            return;
        }

        try
        {
            var info = options.GetTypeInfo(typeof(T));
            if (info.Kind == JsonTypeInfoKind.Object && isAbstract && info.PolymorphismOptions is null)
            {
                throw new NotSupportedException("It is abstract.");
            }
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"{method}: parameter '{Name}' of type {typeof(T)} is neither a registered service nor a type that can be read from JSON.", exception);
        }
    }

    private bool TryRead(EventContext context, out T? value)
    {
        if (Property is not null)
        {
            var found = context.Arguments[Index].TryGetProperty(Property, out var argument);
            value = found ? argument.Get<T>(context.Socket.Server.Serializer) : default;
            return found;
        }

        value = context.Get<T>(Index);
        return true;
    }

    private GatewayException? Check(T value, IServiceProvider services)
    {
        var errors = new BodyErrors(services, _naming);
        _check!(value, ref errors);
        return errors.ToException();
    }

    private GatewayException Missing() => Invalid(Property ?? "", $"'{Name}' is required.");

    /// <summary>The exception's own text names our types, so the client gets only the path, which is its own text.</summary>
    private GatewayException Unreadable(JsonException exception)
    {
        var path = exception.Path is { Length: > 1 } found && found[0] == '$' ? found[1..].TrimStart('.') : "";
        if (Property is not null)
        {
            path = path.Length == 0 ? Property : path[0] == '[' ? Property + path : $"{Property}.{path}";
        }

        return Invalid(path, path.Length == 0 ? $"'{Name}' could not be read." : $"'{path}' could not be read.");
    }

    private static GatewayException Invalid(string path, string message) => path.Length == 0
        ? new GatewayException(GatewayException.InvalidCode, message)
        : new GatewayException(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = [message] });
}
