using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Bench.Data.Filling;

/// <summary>What to look at in a database that was filled.</summary>
/// <param name="Reader">Who is in up to 100 conversations, however many there are, and a little behind in each: the same person in every fill.</param>
/// <param name="Longest">The channel with a tenth of all messages. The reader is in it.</param>
/// <param name="Crowded">The channel in which everybody is.</param>
/// <param name="Messages">How many messages were written.</param>
/// <param name="Members">How many memberships, former ones included.</param>
/// <param name="Reactions">How many reactions, those that were taken back included.</param>
internal sealed record FillResult(UserId Reader, ConversationId Longest, ConversationId Crowded, long Messages, long Members, long Reactions);
