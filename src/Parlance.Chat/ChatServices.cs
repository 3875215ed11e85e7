using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Operator;
using Parlance.Chat.Admin;
using Parlance.Chat.Audit;
using Parlance.Chat.Commands;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Drafts;
using Parlance.Chat.Due;
using Parlance.Chat.Export;
using Parlance.Chat.Feeds;
using Parlance.Chat.Filters;
using Parlance.Chat.Emojis;
using Parlance.Chat.Folders;
using Parlance.Chat.Hooks;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Pins;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Notifications;
using Parlance.Chat.Outside;
using Parlance.Chat.People;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Polls;
using Parlance.Chat.Presence;
using Parlance.Chat.Previews;
using Parlance.Chat.Reading;
using Parlance.Chat.Reminders;
using Parlance.Chat.Reports;
using Parlance.Chat.Retention;
using Parlance.Chat.Saved;
using Parlance.Chat.Scheduled;
using Parlance.Chat.Search;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;
using Parlance.Chat.Webhooks;
using Parlance.SocketIO;

namespace Parlance.Chat;

/// <summary>The way into the chat: all features, one call.</summary>
public static class ChatServices
{
    // One for the process: what the serializer learns of the types is kept with it.
    private static readonly DefaultJsonTypeInfoResolver HttpTypes = new() { Modifiers = { Reply.WithoutOk } };

    /// <summary>Adds the chat's use cases and its gateways, on the namespace <c>/chat</c>. A database and mail are the caller's to add.</summary>
    /// <param name="io">The Socket.IO server that carries them.</param>
    /// <param name="options">What the program's configuration says.</param>
    /// <param name="secret">The secret outside the database.</param>
    /// <returns>The same.</returns>
    public static ISocketIOBuilder AddChat(this ISocketIOBuilder io, ChatOptions options, MasterSecret secret)
    {
        var services = io.Services;
        services.TryAddSingleton<TimeProvider, MillisecondClock>();
        services.AddSingleton(options).AddSingleton(secret).AddSingleton<SecretBox>().AddSingleton<SecretCheck>().AddSingleton<SettingsStore>()
            .AddSingleton(provider => new PublicAddress(provider.GetRequiredService<SettingsStore>(), options)).AddSingleton<ApiDoor>();
        services.AddKeyRing();
        services.AddOutside(options.Outside);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.SerializerOptions.RespectRequiredConstructorParameters = false;
            // A number is a number, here and in the description.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            // Over HTTP the status says it.
            json.SerializerOptions.TypeInfoResolver = HttpTypes;
        });
        // A request that cannot be read is refused like any other, in one place.
        services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddSettings();
        services.AddDueWork();
        services.AddAccounts();
        services.AddAdmin();
        services.AddSingleton<DownloadMyData>();
        services.AddOperatorAccounts();
        services.AddSingleton<ChatErrorFilter>();
        io.AddAccountSockets();
        io.AddAudit();
        io.AddConversations();
        io.AddMessages();
        io.AddPins();
        io.AddPreviews();
        io.AddDrafts();
        io.AddThreads();
        io.AddReports();
        io.AddFilters();
        io.AddRetention();
        io.AddHooks();
        io.AddCommands();
        io.AddReading();
        io.AddSaved();
        io.AddEmoji();
        io.AddFolders();
        io.AddScheduled();
        io.AddPolls();
        io.AddReminders();
        io.AddSearch();
        io.AddNotifications();
        io.AddPeople();
        io.AddContacts();
        io.AddPersonalSettings();
        io.AddPresence();
        io.AddFeeds();
        io.AddWebhooks();
        return io;
    }
}
