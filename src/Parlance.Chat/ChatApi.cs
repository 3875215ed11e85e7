using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Bots;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Admin;
using Parlance.Chat.Admin.Conversations;
using Parlance.Chat.Admin.Statistics;
using Parlance.Chat.Audit;
using Parlance.Chat.Commands;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Drafts;
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
using Parlance.Chat.Settings;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat;

/// <summary>The HTTP API of the chat.</summary>
public static class ChatApi
{
    /// <summary>Maps all endpoints under <c>/api/v1</c>, each with its own demand on whoever calls.</summary>
    /// <param name="app">The application. Routing is added in front.</param>
    public static void MapChatApi(this WebApplication app)
    {
        app.UseRouting();
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments(ApiDoor.Prefix, StringComparison.Ordinal),
            static branch =>
            {
                branch.UseEndingsHint();
                branch.Use(static (context, next) => context.RequestServices.GetRequiredService<ApiDoor>().InvokeAsync(context, next));
            });
        var api = app.MapGroup("/api/v1");
        api.MapSettings();
        api.MapAccounts();
        api.MapEmail();
        api.MapPasswords();
        api.MapProfiles();
        api.MapExport();
        api.MapSessions();
        api.MapTokens();
        api.MapBots();
        api.MapInvitations();
        api.MapAdmin();
        api.MapServerConversations();
        api.MapStatistics();
        api.MapAudit();
        api.MapProviders();
        api.MapConversations();
        api.MapMembers();
        api.MapMessages();
        api.MapPins();
        api.MapPreviews();
        api.MapWebhooks();
        api.MapServerWebhooks();
        api.MapDrafts();
        api.MapThreads();
        api.MapReports();
        api.MapFilters();
        api.MapRetention();
        api.MapHooks();
        api.MapCommands();
        api.MapReading();
        api.MapSaved();
        api.MapEmoji();
        api.MapFolders();
        api.MapScheduled();
        api.MapPolls();
        api.MapReminders();
        api.MapSearch();
        api.MapNotifications();
        api.MapPeople();
        api.MapContacts();
        api.MapPersonalSettings();
        api.MapFeeds();
        api.MapPresence();
        app.MapHookAddress();
    }
}
