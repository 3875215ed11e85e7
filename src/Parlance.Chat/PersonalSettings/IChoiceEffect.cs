using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.PersonalSettings;

/// <summary>What a feature does when somebody chooses something that it goes by, in the same transaction.</summary>
internal interface IChoiceEffect
{
    /// <summary>Locks the conversations that are going to be changed, in the order of their ids: they come before people's own feeds.</summary>
    Task PrepareAsync(DbSession db, UserId user, PersonalSetting choice);

    /// <summary>Does it, with the feed of that person locked and before the choice is written.</summary>
    Task ApplyAsync(DbSession db, UserId user, PersonalSetting choice);
}
