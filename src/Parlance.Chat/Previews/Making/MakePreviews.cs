using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Messages;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Previews.Pages;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Previews.Making;

/// <summary>Looks at the links of one message, and has it show what they lead to.</summary>
internal sealed class MakePreviews(ChatDatabase database, KnownPages pages, MessageLog log, SettingsStore settings) : IDueHandler
{
    public string Kind => PreviewWork.Kind;

    public async Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        var (conversation, seq) = PreviewWork.Read(item);
        var text = await database.ReadAsync(db => TextAsync(db, conversation, seq), cancel);
        var urls = text is null || item.Attempts > PreviewLimits.AttemptsMax ? [] : await UrlsAsync(text, cancel);
        var cards = (await Task.WhenAll(urls.Select(url => pages.GetAsync(url, cancel)))).OfType<PreviewCard>().ToList();
        return DueStep.Done(db => PutAsync(db, conversation, seq, cards));
    }

    private async Task<IReadOnlyList<string>> UrlsAsync(string text, CancellationToken cancel)
    {
        if (!(await settings.GetAsync(cancel)).LinkPreviews)
        {
            return [];
        }

        // What is said on this server is shown to those who may read it, by their own clients.
        var own = await settings.PublicUrlAsync(cancel);
        return [.. PreviewableLinks.Of(text).Where(url => !IsOf(own, new(url)))];
    }

    // Null for a message that is to show nothing.
    private static async Task<string?> TextAsync(DbSession db, ConversationId conversation, long seq)
    {
        var message = await MessageStore.FindAsync(db, conversation, seq);
        return message is { DeletedAt: null, Silent: false } && await IsWantedAsync(db, conversation, message.AuthorId) ? message.Text : null;
    }

    private static async Task<bool> IsWantedAsync(DbSession db, ConversationId conversation, UserId author) =>
        !(await ConversationStore.RequireAsync(db, conversation)).NoPreviews && (await PersonalSettingStore.FindAsync(db, author, Choices.LinkPreviews))?.Value is not Choices.Off;

    private async Task PutAsync(DbSession db, ConversationId id, long seq, List<PreviewCard> cards)
    {
        // The row's lock first, as everywhere. An edit since has taken this work away, and with it whatever is written here.
        var conversation = await db.FindLockedAsync<Conversation>(
            "SELECT 1 FROM conversations WHERE id = @id FOR NO KEY UPDATE", $"SELECT {ConversationStore.Columns} FROM conversations WHERE id = @id", new { id });
        if (conversation is null || await MessageStore.FindAsync(db, id, seq) is not { DeletedAt: null } message)
        {
            return;
        }

        var removed = await PreviewStore.RemovedAsync(db, id, seq);
        var shown = cards.Where(card => !removed.Contains(Convert.ToHexString(PreviewCard.KeyOf(card.Url)))).ToList();
        if (!string.Equals(PreviewCard.Write(shown), message.Previews, StringComparison.Ordinal))
        {
            log.Tell(db, conversation, await PreviewStore.PutAsync(db, message, shown));
        }
    }

    private static bool IsOf(Uri own, Uri address) => address.IdnHost.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase) && address.Port == own.Port;
}
