using Parlance.Chat.Due;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>Wakes this node's sender when this node has added mail.</summary>
internal sealed class OutboxSignal(TimeProvider clock) : WakeUp(clock);
