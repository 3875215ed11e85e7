using System.Reflection.Metadata;
using System.Text.Json;

namespace Repo.Tests.Packages;

/// <summary>
/// Where a debugger finds the sources of an assembly, by its portable PDB:
/// <see href="https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md"/>.
/// </summary>
internal sealed class SymbolSources
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly Dictionary<string, string> _links = [];
    private readonly List<SourceDocument> _documents = [];

    public SymbolSources(byte[] pdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        var reader = provider.GetMetadataReader();
        var about = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).ToLookup(information => reader.GetGuid(information.Kind));
        foreach (var link in about[SourceLink])
        {
            using var json = JsonDocument.Parse(reader.GetBlobBytes(link.Value));
            foreach (var place in json.RootElement.GetProperty("documents").EnumerateObject())
            {
                _links.Add(place.Name, place.Value.GetString()!);
            }
        }

        var embedded = about[EmbeddedSource].Select(static information => information.Parent).ToHashSet();
        foreach (var handle in reader.Documents)
        {
            var document = reader.GetDocument(handle);
            _documents.Add(new(reader.GetString(document.Name), Convert.ToHexString(reader.GetBlobContent(document.Hash).AsSpan()), embedded.Contains(handle)));
        }
    }

    public IReadOnlyList<SourceDocument> Documents => _documents;

    /// <summary>The address of a document, or null when no rule fits it.</summary>
    public string? AddressOf(string document)
    {
        foreach (var (pattern, address) in _links)
        {
            if (pattern.EndsWith('*') && document.StartsWith(pattern[..^1], StringComparison.Ordinal))
            {
                return address.Replace("*", document[(pattern.Length - 1)..], StringComparison.Ordinal);
            }
        }

        return null;
    }
}

/// <summary>A text that was compiled, and the SHA-256 of it.</summary>
internal sealed record SourceDocument(string Name, string Hash, bool IsEmbedded);
