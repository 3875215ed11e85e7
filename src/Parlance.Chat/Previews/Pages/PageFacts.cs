namespace Parlance.Chat.Previews.Pages;

/// <summary>What a page says of itself.</summary>
/// <param name="Title">What it is called; empty if it does not say.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Site">Whose it is.</param>
/// <param name="Image">Where a picture of it is; null if there is none.</param>
internal sealed record PageFacts(string Title, string Description, string Site, string? Image);
