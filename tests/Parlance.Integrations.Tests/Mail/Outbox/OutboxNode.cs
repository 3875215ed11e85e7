using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Outbox;
using Parlance.Chat.Security;

namespace Parlance.Integrations.Tests.Mail.Outbox;

/// <summary>One node's share of the outbox.</summary>
internal sealed class OutboxNode
{
    public static readonly byte[] Secret = [.. Enumerable.Range(0, MasterSecret.Length).Select(index => (byte)index)];

    public OutboxNode(ChatDatabase database, TimeProvider clock, FakeTransport transport, byte[]? secret = null)
    {
        Database = database;
        Transport = transport;
        var box = new SecretBox(new MasterSecret(secret ?? Secret));
        var signal = new OutboxSignal(clock);
        Queue = new OutboxQueue(database, clock);
        Outbox = new MailOutbox(box, signal, clock);
        Sender = new MailSender(Queue, new OutboxAttempt(Queue, transport, box, clock, Log.CreateLogger<OutboxAttempt>()), signal, clock, Log.CreateLogger<MailSender>());
    }

    public ChatDatabase Database { get; }

    public FakeTransport Transport { get; }

    public OutboxQueue Queue { get; }

    public MailOutbox Outbox { get; }

    public MailSender Sender { get; }

    public LogLines Log { get; } = new();

    public Task AddAsync(params MailMessage[] messages) => Database.WriteAsync(
        async session =>
        {
            foreach (var message in messages)
            {
                await Outbox.AddAsync(session, message);
            }
        },
        Patience.Token).Soon();

    /// <summary>What the sender does whenever it looks.</summary>
    public Task LookAsync() => Sender.LookAsync(Patience.Token).Soon();

    public Task<int> RowsAsync() => Database.ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM mail_outbox"), Patience.Token).Soon();
}
