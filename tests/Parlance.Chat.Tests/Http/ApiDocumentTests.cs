using System.Text.Json;

namespace Parlance.Chat.Tests.Http;

public sealed class ApiDocumentTests
{
    // What a schema may leave to its type alone.
    private static readonly string[] SelfExplaining = ["$ref", "enum", "format", "oneOf", "anyOf"];

    [Fact]
    public async Task The_page_is_built_on_the_description_that_the_server_gives()
    {
        await using var app = await ChatApp.StartAsync();
        var file = Path.Combine(SourceFolder(), "../../web/app/openapi.json");
        var served = await DocumentAsync(app);
        if (Environment.GetEnvironmentVariable("PARLANCE_ACCEPT_API") is "1")
        {
            await File.WriteAllTextAsync(file, served, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_for_whom_and_how_it_may_refuse()
    {
        await using var app = await ChatApp.StartAsync();
        var paths = JsonDocument.Parse(await DocumentAsync(app)).RootElement.GetProperty("paths");

        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            var about = operation.Value.ToString();
            Assert.True(operation.Value.TryGetProperty("operationId", out _), about);
            Assert.EndsWith(".", operation.Value.GetProperty("summary").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", operation.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
            var answers = operation.Value.GetProperty("responses").EnumerateObject().ToArray();
            Assert.True(answers.Any(answer => answer.Name[0] is '2' or '3'), about);
            Assert.All(answers.Where(answer => answer.Name[0] is '4' or '5'), answer =>
                Assert.NotEmpty(answer.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("examples").EnumerateObject()));
            Assert.Equal(operation.Value.TryGetProperty("security", out _), answers.Any(answer => answer.Name is "401" && answer.Value.ToString().Contains("token_expired", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_property_is_explained_and_every_text_has_an_example()
    {
        await using var app = await ChatApp.StartAsync();
        var schemas = JsonDocument.Parse(await DocumentAsync(app)).RootElement.GetProperty("components").GetProperty("schemas");
        var wanting = new List<string>();
        foreach (var schema in schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)))
        {
            foreach (var property in schema.Value.GetProperty("properties").EnumerateObject().Where(property => !property.Value.TryGetProperty("$ref", out _)))
            {
                var told = SelfExplaining.Any(member => property.Value.TryGetProperty(member, out _));
                var isText = property.Value.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal);
                if ((!told && !property.Value.TryGetProperty("description", out _)) || (isText && !told && !property.Value.TryGetProperty("examples", out _)))
                {
                    wanting.Add($"{schema.Name}.{property.Name}");
                }
            }
        }

        Assert.Empty(wanting);
    }

    private static async Task<string> DocumentAsync(ChatApp app)
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(app.Url, "/openapi/v1.json"), TestContext.Current.CancellationToken);
        return text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
