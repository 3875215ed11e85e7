using Parlance.Chat.Data;
using Parlance.Chat.Mail.Outbox;
using Parlance.Chat.Security;

namespace Parlance.Chat.Mail;

/// <summary>Where use cases leave mail. It goes out if, and only if, their transaction commits; no request waits for a mail server.</summary>
internal sealed class MailOutbox(SecretBox box, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>Adds a message in the caller's transaction.</summary>
    public async Task AddAsync(DbSession session, MailMessage message)
    {
        var now = clock.GetUtcNow();
        await session.ExecuteAsync(
            """
            INSERT INTO mail_outbox (id, body, created_at, give_up_at, attempts, next_at)
            VALUES (@Id, @Body, @Now, @GiveUpAt, 0, @Now)
            """,
            new { message.Id, Body = SealedMail.Seal(box, message), Now = now, GiveUpAt = now + message.GiveUpAfter });

        session.AfterCommit(signal.Set);
    }
}
