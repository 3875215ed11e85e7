using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class DeserializeTests
{
    private static readonly PacketSerializer Serializer = new();

    private sealed record Body(string Name, int Count, List<double> Items);

    [Fact]
    public void Arguments_become_values()
    {
        var args = ArgumentList.Parse("""["é\n",7,1.5,true,null,{"name":"n","count":"2","items":[1,2.5,"3"]},[1,2]]""");

        Assert.Equal("é\n", args[0].Get<string>(Serializer));
        Assert.Equal(7, args[1].Get<int>(Serializer));
        Assert.Equal(7L, args[1].Get<long?>(Serializer));
        Assert.Equal(1.5, args[2].Get<double>(Serializer));
        Assert.Equal(1.5f, args[2].Get<float>(Serializer));
        Assert.True(args[3].Get<bool>(Serializer));
        Assert.Null(args[4].Get<Body>(Serializer));
        Assert.Null(args[4].Get<double?>(Serializer));
        Assert.Equal([1, 2.5, 3], args[5].Get<Body>(Serializer)!.Items);
        Assert.Equal([1, 2], args[6].Get<int[]>(Serializer)!);
    }

    [Theory]
    [InlineData("\"x\"", typeof(int))]
    [InlineData("1.5", typeof(int))]
    [InlineData("1e400", typeof(int))]
    [InlineData("null", typeof(int))]
    [InlineData("null", typeof(double))]
    [InlineData("true", typeof(double))]
    [InlineData("\"NaN\"", typeof(double))]
    [InlineData("\"Infinity\"", typeof(float))]
    [InlineData("\"1e999\"", typeof(double))]
    [InlineData("\"1,5\"", typeof(double))]
    [InlineData("\"\\u0031\"", typeof(double))]
    [InlineData("\"\"", typeof(double))]
    [InlineData("{}", typeof(string))]
    [InlineData("\"\\ud800\"", typeof(string))]
    [InlineData("{\"\\ud800\":1}", typeof(Dictionary<string, int>))]
    [InlineData("\"\\ud800\"", typeof(char))]
    [InlineData("\"x\"", typeof(Guid))]
    [InlineData("\"x\"", typeof(Type))]
    [InlineData("{}", typeof(IDisposable))]
    [InlineData("1", typeof(Action))]
    [InlineData("[]", typeof(Body))]
    [InlineData("{\"count\":[]}", typeof(Body))]
    [InlineData("1", typeof(Throwing))]
    public void Whatever_does_not_fit_is_a_JsonException(string json, Type type)
    {
        var argument = Argument.FromJson(Encoding.UTF8.GetBytes(json));
        var get = typeof(Argument).GetMethod(nameof(Argument.Get))!.MakeGenericMethod(type);

        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => get.Invoke(argument, [Serializer])).InnerException;

        Assert.Equal(typeof(JsonException), thrown!.GetType());
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_are_no_numbers() =>
        Assert.Throws<JsonException>(() => ArgumentList.Parse($"[\"{new string('1', 10_000)}\"]")[0].Get<double>(Serializer));

    [JsonConverter(typeof(ThrowingConverter))]
    private sealed class Throwing;

    private sealed class ThrowingConverter : JsonConverter<Throwing>
    {
        public override Throwing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("secret");

        public override void Write(Utf8JsonWriter writer, Throwing value, JsonSerializerOptions options) => throw new InvalidOperationException("secret");
    }
}
