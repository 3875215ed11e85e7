
namespace Parlance.Chat.Http.Document;

/// <summary>Which refusals an endpoint may answer with: those of its access, of its body, and its own.</summary>
internal static class Refusals
{
    public static IEnumerable<Refusal> Of(AccessRequirement access, bool hasBody, IEnumerable<RefusesWith> own)
    {
        var refusals = new List<Refusal> { new(429, "rate_limited"), new(503, "unavailable") };
        if (hasBody)
        {
            refusals.AddRange([new(400, "invalid"), new(400, "malformed"), new(413, "too_large"), new(415, "unsupported_media_type")]);
        }

        if (access.Access is not Access.Anyone)
        {
            refusals.AddRange([new(401, "unauthenticated"), new(401, "token_expired"), new(401, "session_ended"), new(403, "disabled"), new(403, "forbidden")]);
        }

        if (access.Access is Access.Verified or Access.Recent or Access.Administrator)
        {
            refusals.Add(new(403, "email_unverified"));
        }

        // A personal access token rests everywhere.
        if (access.Access is not Access.Anyone && (!access.WithoutSecondFactor || access.Scope is not null))
        {
            refusals.Add(new(403, "second_factor_required"));
        }

        if (access.Access is Access.Recent or Access.RecentlySignedIn)
        {
            refusals.Add(new(403, "reauthentication_required"));
        }

        refusals.AddRange(own.SelectMany(metadata => metadata.Codes).Select(code => new Refusal(code.Status, code.Code)));
        return refusals.Distinct().OrderBy(refusal => refusal.Status).ThenBy(refusal => refusal.Code, StringComparer.Ordinal);
    }
}

/// <summary>A status and a code.</summary>
internal readonly record struct Refusal(int Status, string Code);
