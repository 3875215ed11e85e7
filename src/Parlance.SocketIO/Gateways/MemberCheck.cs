using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Parlance.SocketIO;

/// <summary>The validation attributes of one member, made once by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberCheck
{
    // Attributes of the base class library without need of a context are asked without one, which costs no allocation.
    private readonly bool[] _plain;
    private readonly ValidationAttribute[] _attributes;

    /// <summary>Collects the checks of a member.</summary>
    /// <param name="member">The member's name in C#, empty for the value itself.</param>
    /// <param name="jsonName">Its name in JSON where an attribute sets one, otherwise null.</param>
    /// <param name="display">Its name in messages.</param>
    /// <param name="attributes">Its attributes; one that demands a value is asked first.</param>
    public MemberCheck(string member, string? jsonName, string display, params ValidationAttribute[] attributes)
    {
        Member = member;
        JsonName = jsonName;
        Display = display;
        _attributes = [.. attributes.OrderBy(attribute => attribute is not RequiredAttribute)];
        _plain = Array.ConvertAll(_attributes, IsPlain);
    }

    /// <summary>Items of collections that may not be null.</summary>
    public static MemberCheck Item { get; } = new("", jsonName: null, "item", new RequiredAttribute { AllowEmptyStrings = true });

    internal string Member { get; }

    internal string? JsonName { get; }

    internal string Display { get; }

    internal void Run(object? value, object instance, IServiceProvider services, ref BodyErrors errors)
    {
        ValidationContext? context = null;
        for (var i = 0; i < _attributes.Length; i++)
        {
            var attribute = _attributes[i];
            if (_plain[i] && attribute.IsValid(value))
            {
                continue;
            }

            context ??= new ValidationContext(instance, Display, services, items: null) { MemberName = Member.Length == 0 ? null : Member };
            if (attribute.GetValidationResult(value, context) is { } failure)
            {
                errors.Add(this, failure.ErrorMessage);

                // What is not there cannot be too long as well.
                if (attribute is RequiredAttribute)
                {
                    return;
                }
            }
        }
    }

    private static bool IsPlain(ValidationAttribute attribute) =>
        attribute.GetType().Assembly == typeof(ValidationAttribute).Assembly && !attribute.RequiresValidationContext;
}
