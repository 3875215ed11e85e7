using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class Utf8NameTableTests
{
    [Theory]
    [InlineData("")]
    [InlineData("message")]
    [InlineData("tin nhắn")]
    [InlineData("😀")]
    public void A_name_is_found_by_its_UTF_8(string name)
    {
        var names = new Utf8NameTable();
        Assert.False(names.TryGet(Encoding.UTF8.GetBytes(name), out _));

        names.Add(name);
        names.Add(name);

        Assert.True(names.TryGet(Encoding.UTF8.GetBytes(name), out var found));
        Assert.Same(name, found);
        Assert.False(names.TryGet(Encoding.UTF8.GetBytes(name + "x"), out _));
        Assert.False(names.TryGet([.. Encoding.UTF8.GetBytes(name), 0xff], out _));
    }

    [Fact]
    public void Long_names_are_found()
    {
        var names = new Utf8NameTable();
        var name = new string('é', 5000);
        names.Add(name);
        Assert.True(names.TryGet(Encoding.UTF8.GetBytes(name), out _));
    }

    [Fact]
    public void The_table_does_not_grow_without_end()
    {
        var names = new Utf8NameTable();
        for (var i = 0; i < 10_001; i++)
        {
            names.Add($"name-{i}");
        }

        Assert.True(names.TryGet("name-9999"u8, out _));
        Assert.False(names.TryGet("name-10000"u8, out _));
    }

    [Fact]
    public async Task Threads_may_add_and_read_at_once()
    {
        var names = new Utf8NameTable();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                names.Add($"n{i}");
                Assert.True(names.TryGet(Encoding.UTF8.GetBytes($"n{i}"), out var found));
                Assert.Equal($"n{i}", found);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
