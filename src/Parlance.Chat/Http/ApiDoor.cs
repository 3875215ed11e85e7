using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;

namespace Parlance.Chat.Http;

/// <summary>
/// What every request to the API passes: it finds out who asks, holds the endpoint's <see cref="AccessRequirement"/> against them, and turns
/// refusals into problem details. An endpoint that says nothing of access is closed.
/// </summary>
internal sealed partial class ApiDoor(Actors actors, TimeProvider clock, ILogger<ApiDoor> logger)
{
    public const string Prefix = "/api";
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Answers of the API are somebody's own (ASVS 14.3.2).
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await AdmitAsync(context).ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Problem.WriteAsync(context, OfStatus(context)).ConfigureAwait(false);
            }
        }
        catch (ChatError error) when (!context.Response.HasStarted)
        {
            LogRefused(error.Code, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            await Problem.WriteAsync(context, error).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, OfBadRequest(error)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (DatabaseUnavailableException error) when (!context.Response.HasStarted)
        {
            LogUnavailable(error);
            await Problem.WriteAsync(context, ChatError.Unavailable()).ConfigureAwait(false);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            LogFailed(error, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            await Problem.WriteAsync(context, ChatError.Fault()).ConfigureAwait(false);
        }
    }

    private async Task AdmitAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return;
        }

        if (endpoint.Metadata.GetMetadata<AccessRequirement>() is not { } required)
        {
            // Routing's own answers (405, 415) carry no requirement and do nothing.
            if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>() is not null)
            {
                throw ChatError.NotFound("endpoint");
            }

            return;
        }

        if (required.Access is Access.Anyone || (required.Access is Access.AnyoneOrActor && TokenOf(context) is null))
        {
            return;
        }

        var actor = (await actors.AuthenticateAsync(TokenOf(context), context.RequestAborted).ConfigureAwait(false)).Actor;
        Require(required, actor);
        context.Features.Set(actor);
    }

    private void Require(AccessRequirement required, Actor actor)
    {
        if (required.Scope is { } scope)
        {
            actor.Require(scope);
        }
        else if (actor.Scopes is not null)
        {
            throw ChatError.Forbidden("This needs somebody who is signed in, not a token.");
        }

        if (required.Access is Access.Verified or Access.Recent or Access.Administrator && !actor.Verified)
        {
            throw ChatError.EmailUnverified();
        }

        if (actor.LacksSecondFactor && !required.WithoutSecondFactor)
        {
            throw ChatError.SecondFactorRequired();
        }

        if (required.Access is Access.Administrator && !actor.IsAdministrator)
        {
            throw ChatError.Forbidden("Only administrators may do this.");
        }

        if (required.Access is Access.Recent or Access.RecentlySignedIn && clock.GetUtcNow() - actor.SignedInAt > SessionLimits.Recent)
        {
            throw ChatError.ReauthenticationRequired();
        }
    }

    private static string? TokenOf(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private static ChatError OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ChatError.NotFound("endpoint"),
        StatusCodes.Status405MethodNotAllowed => ChatError.MethodNotAllowed(),
        StatusCodes.Status415UnsupportedMediaType => ChatError.UnsupportedMediaType(),
        var status => ChatError.OfStatus(status),
    };

    // The framework's messages name our types; they stay here.
    private static ChatError OfBadRequest(BadHttpRequestException error) => error switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => ChatError.TooLarge(),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => ChatError.UnsupportedMediaType(),
        { InnerException: JsonException { Path: { Length: > 2 } path } } => ChatError.Invalid(path[2..], "a value of another type"),
        _ when ParameterOf(error.Message) is { } parameter => ChatError.Malformed($"The parameter '{parameter}' cannot be read: it is of another form."),
        _ => ChatError.Malformed("The request cannot be read: its body is JSON, its parameters are as documented."),
    };

    // Of 'Failed to bind parameter "Nullable<DateOnly> from" from "x".' the name alone.
    private static string? ParameterOf(string message) =>
        message.Split('"') is ["Failed to bind parameter ", var declared, ..] ? declared.Split(' ')[^1] : null;

    [LoggerMessage(10100, LogLevel.Information, "Refused with {Code}: {Endpoint}")]
    private partial void LogRefused(string code, string endpoint);

    [LoggerMessage(10102, LogLevel.Error, "The database cannot be reached")]
    private partial void LogUnavailable(Exception error);

    [LoggerMessage(10101, LogLevel.Error, "A request failed: {Endpoint}")]
    private partial void LogFailed(Exception error, string endpoint);
}
