using System.Globalization;

namespace Parlance.Chat.Data;

/// <summary>A later version of the program has migrated this database, and this one cannot know what that means.</summary>
/// <param name="found">The newest migration of the database.</param>
/// <param name="known">The newest that this program knows.</param>
public sealed class SchemaTooNewException(int found, int known) : Exception(string.Create(CultureInfo.InvariantCulture,
    $"The database has schema {found}, and this version of Parlance knows schemas up to {known}. Start the version that made it, or a later one."))
{
    /// <summary>The newest migration of the database.</summary>
    public int Found { get; } = found;

    /// <summary>The newest that this program knows.</summary>
    public int Known { get; } = known;
}

/// <summary>A migration could not be applied. The database is as it was before that migration.</summary>
public sealed class MigrationFailedException : Exception
{
    /// <summary>A history that this program does not share.</summary>
    /// <param name="message">What is the matter, and the mend.</param>
    public MigrationFailedException(string message) : base(message)
    {
    }

    /// <summary>A migration that the database refused.</summary>
    /// <param name="message">Which one, and why.</param>
    /// <param name="inner">What the driver said.</param>
    public MigrationFailedException(string message, Exception inner) : base(message, inner)
    {
    }
}
