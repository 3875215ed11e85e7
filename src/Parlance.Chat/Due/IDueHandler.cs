namespace Parlance.Chat.Due;

/// <summary>Does the work of one kind. Register it as a singleton; each node that runs takes part.</summary>
internal interface IDueHandler
{
    /// <summary>A word that is stored with each item and never changes.</summary>
    string Kind { get; }

    /// <summary>How many items of this kind a node works on at a time.</summary>
    int AtOnce => DueLimits.AtOnce;

    /// <summary>
    /// Does what is done outside of the database, if anything, and says what is then written in it. What is done here is done at least once, and again
    /// should the node die before that is written; what <see cref="DueStep.Write"/> does is done exactly once. What is thrown is logged, and counts as
    /// <see cref="DueStep.Failed"/>.
    /// </summary>
    /// <param name="item">What is due. What it refers to may be gone, or not be due any more: then there is nothing to do.</param>
    /// <param name="cancel">Cancelled after <see cref="DueLimits.AttemptWithin"/>: a longer attempt would outlive its lease.</param>
    Task<DueStep> RunAsync(DueItem item, CancellationToken cancel);
}
