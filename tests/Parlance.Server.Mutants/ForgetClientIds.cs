using Parlance.Chat.Data;

namespace Parlance.Server.Mutants;

/// <summary>Has SQLite put another client id in the place of each that is stored: no repeated send is found again, and none is refused.</summary>
internal sealed class ForgetClientIds(ChatDatabase database) : IHostedService
{
    private const string Forget =
        """
        CREATE TRIGGER IF NOT EXISTS forget_client_ids AFTER INSERT ON messages BEGIN
            UPDATE messages SET client_id = randomblob(16) WHERE conversation_id = NEW.conversation_id AND seq = NEW.seq;
        END
        """;

    public Task StartAsync(CancellationToken cancellationToken) => database.WriteAsync(db => db.ExecuteAsync(Forget), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
