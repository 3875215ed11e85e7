using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class UserOptionsTests
{
    [Fact]
    public void The_users_options_are_copied()
    {
        var user = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        var serializer = new PacketSerializer(user);
        user.PropertyNamingPolicy = null;

        Assert.Equal("{\"user_name\":1}", Json(serializer, new { UserName = 1 }));
        Assert.True(serializer.Options.IsReadOnly);
        Assert.Empty(user.Converters);
        Assert.Equal(512, serializer.Options.MaxDepth);
        Assert.Equal(8, new PacketSerializer(new JsonSerializerOptions { MaxDepth = 8 }).Options.MaxDepth);
    }

    [Fact]
    public void The_users_converters_win()
    {
        var user = new JsonSerializerOptions { Converters = { new Shouting(), new Hex(), new Roman(), new YesNo(), new Kind() } };
        var serializer = new PacketSerializer(user);
        using var document = JsonDocument.Parse("[1]");

        Assert.Equal("\"ABC\"", Json(serializer, "abc"));
        Assert.Equal("\"0102\"", Json(serializer, new byte[] { 1, 2 }));
        Assert.Equal("\"#7\"", Json(serializer, 7));
        Assert.Equal("\"yes\"", Json(serializer, true));
        Assert.Equal("{\"A\":\"Array\"}", Json(serializer, new { A = document.RootElement }));
        Assert.Equal("[1]", Json(serializer, document.RootElement));
    }

    [Fact]
    public void Number_handling_is_kept()
    {
        var strings = new PacketSerializer(new JsonSerializerOptions { NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString });
        Assert.Equal("[\"1\",\"2.5\",\"0.5\",null]", Json(strings, new object[] { 1, 2.5, 0.5f, double.NaN }));
        Assert.Equal("\"2.5\"", Json(strings, 2.5));
        Assert.Equal(2.5, ArgumentList.Parse("[\"2.5\"]")[0].Get<double>(strings));

        var named = new PacketSerializer(new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals });
        Assert.Equal("\"NaN\"", Json(named, double.NaN));

        var strict = new PacketSerializer(new JsonSerializerOptions());
        Assert.Throws<JsonException>(() => ArgumentList.Parse("[\"2.5\"]")[0].Get<double>(strict));
    }

    [Fact]
    public void Number_handling_of_a_property_is_kept()
    {
        var serializer = new PacketSerializer();

        Assert.Equal("""{"a":"1.5","b":"2.5","c":null,"d":"0.5","e":"0.25","f":1.5}""", Json(serializer, new Numbers()));

        var got = ArgumentList.Parse("""[{"a":"3","b":"4","c":"5","d":"6","e":"7","f":"8"}]""")[0].Get<Numbers>(serializer)!;
        Assert.Equal([3, 4, 5, 6, 7, 8], [got.A, got.B!.Value, got.C!.Value, got.D, got.E!.Value, got.F]);
    }

    private static string Json(PacketSerializer serializer, object? value) => Wire.Written(output => serializer.SerializeValue(output, value));

    private sealed class Numbers
    {
        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public double A { get; set; } = 1.5;

        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public double? B { get; set; } = 2.5;

        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public double? C { get; set; }

        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public float D { get; set; } = 0.5f;

        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public float? E { get; set; } = 0.25f;

        public double F { get; set; } = 1.5;
    }

    private sealed class Shouting : WriteOnly<string>
    {
        protected override string Text(string value) => value.ToUpperInvariant();
    }

    private sealed class Hex : WriteOnly<byte[]>
    {
        protected override string Text(byte[] value) => Convert.ToHexString(value);
    }

    private sealed class Roman : WriteOnly<int>
    {
        protected override string Text(int value) => "#" + value.ToString(CultureInfo.InvariantCulture);
    }

    private sealed class YesNo : WriteOnly<bool>
    {
        protected override string Text(bool value) => value ? "yes" : "no";
    }

    private sealed class Kind : WriteOnly<JsonElement>
    {
        protected override string Text(JsonElement value) => value.ValueKind.ToString();
    }

    private abstract class WriteOnly<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

        protected abstract string Text(T value);
    }
}
