namespace Parlance.Server.Tests;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("parlance-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
