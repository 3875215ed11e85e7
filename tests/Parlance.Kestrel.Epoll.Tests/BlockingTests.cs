using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Parlance.Kestrel.Epoll.Tests.Harness;

namespace Parlance.Kestrel.Epoll.Tests;

/// <summary>Code that blocks a loop holds up its own connection, and no other for long.</summary>
public sealed class BlockingTests
{
    private static readonly Action<EpollTransportOptions> s_oneLoop = static options =>
    {
        options.LoopCount = 1;
        options.TakeOverAfter = TimeSpan.FromMilliseconds(10);
    };

    [Fact]
    public async Task Other_connections_of_the_loop_go_on_and_the_log_names_the_code()
    {
        using var release = new ManualResetEventSlim();
        await using var server = await EpollServer.RunAsync(connection => BlockAsync(connection, release), s_oneLoop);
        using var blocked = await server.ConnectAsync();
        using var other = await server.ConnectAsync();
        await AnswersAsync(blocked);
        await AnswersAsync(other);

        await blocked.WriteAsync("!");
        for (var round = 0; round < 100; round++)
        {
            await AnswersAsync(other);
        }

        using var fresh = await server.ConnectAsync();
        await AnswersAsync(fresh);
        Assert.Contains(server.Log.Lines, static line => line.Text.Contains("BlockingTests.BlockAsync", StringComparison.Ordinal));

        release.Set();
        Assert.Equal("!", await blocked.ReadAsync(1));
        await AnswersAsync(blocked);
    }

    [Fact]
    public async Task What_comes_while_the_code_blocks_is_read_afterwards_in_order()
    {
        using var release = new ManualResetEventSlim();
        await using var server = await EpollServer.RunAsync(connection => BlockAsync(connection, release), s_oneLoop);
        using var blocked = await server.ConnectAsync();
        using var other = await server.ConnectAsync();
        await AnswersAsync(blocked);
        await AnswersAsync(other);

        await blocked.WriteAsync("!");
        await AnswersAsync(other);
        await blocked.WriteAsync("abc");
        await AnswersAsync(other);
        await blocked.WriteAsync("def");
        await AnswersAsync(other);
        release.Set();

        Assert.Equal("!abcdef", await blocked.ReadAsync(7));
    }

    [Fact]
    public async Task Code_may_wait_for_another_connection_of_its_loop()
    {
        using var release = new ManualResetEventSlim();
        await using var server = await EpollServer.RunAsync(
            async connection =>
            {
                while (true)
                {
                    var result = await connection.Transport.Input.ReadAsync();
                    var text = Encoding.ASCII.GetString(result.Buffer);
                    connection.Transport.Input.AdvanceTo(result.Buffer.End);
                    if (result.IsCompleted)
                    {
                        return;
                    }

                    if (text is "wait")
                    {
                        release.Wait();
                    }
                    else if (text is "release")
                    {
                        release.Set();
                    }

                    await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(text));
                }
            },
            s_oneLoop);
        using var waiting = await server.ConnectAsync();
        using var other = await server.ConnectAsync();
        await AnswersAsync(waiting);
        await AnswersAsync(other);

        await waiting.WriteAsync("wait");
        await other.WriteAsync("release");

        Assert.Equal("wait", await waiting.ReadAsync(4));
        Assert.Equal("release", await other.ReadAsync(7));
    }

    [Fact]
    public async Task Many_that_block_at_once_all_come_back()
    {
        using var release = new ManualResetEventSlim();
        await using var server = await EpollServer.RunAsync(connection => BlockAsync(connection, release), s_oneLoop);
        var sockets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.ConnectAsync()));
        foreach (var socket in sockets)
        {
            await AnswersAsync(socket);
        }

        await Task.WhenAll(sockets[1..].Select(static socket => socket.WriteAsync("!")));
        await AnswersAsync(sockets[0]);
        release.Set();

        foreach (var socket in sockets[1..])
        {
            Assert.Equal("!", await socket.ReadAsync(1));
            await AnswersAsync(socket);
            socket.Dispose();
        }

        sockets[0].Dispose();
    }

    /// <summary>An echo that waits for the door, without giving the loop back, when it reads '!'.</summary>
    private static async Task BlockAsync(ConnectionContext connection, ManualResetEventSlim release)
    {
        while (true)
        {
            var result = await connection.Transport.Input.ReadAsync();
            var bytes = result.Buffer.ToArray();
            connection.Transport.Input.AdvanceTo(result.Buffer.End);
            if (bytes.Contains((byte)'!'))
            {
                release.Wait();
            }

            if (result.IsCompleted || (await connection.Transport.Output.WriteAsync(bytes)).IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task AnswersAsync(Socket socket)
    {
        await socket.WriteAsync("?");
        Assert.Equal("?", await socket.ReadAsync(1));
    }
}
