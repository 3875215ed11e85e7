using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Parlance.Kestrel.Epoll.Tests.Harness;

namespace Parlance.Kestrel.Epoll.Tests;

/// <summary>Bytes, their pace and their end, without HTTP.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task What_was_written_before_the_end_arrives()
    {
        await using var server = await EpollServer.RunAsync(static async connection =>
        {
            await connection.Transport.Output.WriteAsync(new byte[3 * 1024 * 1024]);
            await connection.Transport.Output.WriteAsync("end"u8.ToArray());
        });
        using var socket = await server.ConnectAsync();

        var text = await socket.ReadToEndAsync();

        Assert.Equal((3 * 1024 * 1024) + 3, text.Length);
        Assert.EndsWith("end", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_has_said_all_still_gets_its_answer()
    {
        await using var server = await EpollServer.RunAsync(static async connection =>
        {
            var all = await ReadToEndAsync(connection.Transport.Input);
            await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes($"got {all}"));
        });
        using var socket = await server.ConnectAsync();

        await socket.WriteAsync("everything");
        socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("got everything", await socket.ReadToEndAsync());
    }

    [Fact]
    public async Task A_reader_that_is_slow_stops_the_client_and_loses_nothing()
    {
        const int Sent = 16 * 1024 * 1024;
        var go = new TaskCompletionSource();
        var all = new TaskCompletionSource<long>();
        await using var server = await EpollServer.RunAsync(
            async connection =>
            {
                await go.Task;
                var count = 0L;
                while (true)
                {
                    var result = await connection.Transport.Input.ReadAsync();
                    count += result.Buffer.Length;
                    connection.Transport.Input.AdvanceTo(result.Buffer.End);
                    if (result.IsCompleted)
                    {
                        all.SetResult(count);
                        return;
                    }
                }
            },
            static options => options.MaxReadBufferSize = 64 * 1024);
        using var socket = await server.ConnectAsync();
        socket.SendBufferSize = 64 * 1024;
        var sending = Task.Run(async () =>
        {
            await socket.SendAsync(new byte[Sent]);
            socket.Shutdown(SocketShutdown.Send);
        });

        // Not all of it has room in the buffers of both ends, so it must be waiting.
        Assert.False(sending.IsCompleted);
        go.SetResult();

        Assert.Equal(Sent, await all.Task.WaitAsync(EpollServer.Limit));
        await sending;
    }

    [Fact]
    public async Task A_client_that_does_not_read_makes_flushes_wait()
    {
        var waited = new TaskCompletionSource<long>();
        await using var server = await EpollServer.RunAsync(
            async connection =>
            {
                var written = 0L;
                while (true)
                {
                    var flush = connection.Transport.Output.WriteAsync(new byte[32 * 1024]);
                    written += 32 * 1024;
                    if (written > 64 * 1024 * 1024)
                    {
                        waited.TrySetException(new InvalidOperationException("It never had to wait."));
                        return;
                    }

                    if (!flush.IsCompleted)
                    {
                        waited.TrySetResult(written);
                    }

                    if ((await flush).IsCompleted)
                    {
                        return;
                    }
                }
            });
        using var socket = await server.ConnectAsync();

        await waited.Task.WaitAsync(EpollServer.Limit);

        // It goes on as soon as the client reads.
        Assert.Equal(8 * 1024 * 1024, (await socket.ReadAsync(8 * 1024 * 1024)).Length);
    }

    [Fact]
    public async Task A_reset_ends_reading_with_an_error_and_is_told()
    {
        var error = new TaskCompletionSource<Exception>();
        var closed = new TaskCompletionSource();
        await using var server = await EpollServer.RunAsync(async connection =>
        {
            connection.ConnectionClosed.Register(() => closed.TrySetResult());
            await connection.Transport.Output.WriteAsync("ready"u8.ToArray());
            try
            {
                await connection.Transport.Input.ReadAsync();
            }
            catch (Exception caught)
            {
                error.SetResult(caught);
            }
        });
        var socket = await server.ConnectAsync();
        await socket.ReadAsync(5);

        socket.Reset();

        Assert.IsType<ConnectionResetException>(await error.Task.WaitAsync(EpollServer.Limit));
        await closed.Task.WaitAsync(EpollServer.Limit);
    }

    [Fact]
    public async Task A_reset_is_told_while_nothing_is_read()
    {
        var closed = new TaskCompletionSource();
        await using var server = await EpollServer.RunAsync(
            async connection =>
            {
                connection.ConnectionClosed.Register(() => closed.TrySetResult());
                await closed.Task;
            },
            static options => options.MaxReadBufferSize = 4 * 1024);
        var socket = await server.ConnectAsync();
        await socket.SendAsync(new byte[8 * 1024]);

        socket.Reset();

        await closed.Task.WaitAsync(EpollServer.Limit);
    }

    [Fact]
    public async Task An_abort_ends_the_connection_at_once()
    {
        await using var server = await EpollServer.RunAsync(static async connection =>
        {
            var first = await connection.Transport.Input.ReadAsync();
            connection.Transport.Input.AdvanceTo(first.Buffer.End);
            connection.Abort(new ConnectionAbortedException("enough"));
            await Assert.ThrowsAsync<ConnectionAbortedException>(async () =>
            {
                while (true)
                {
                    var result = await connection.Transport.Input.ReadAsync();
                    connection.Transport.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                }
            });
        });
        using var socket = await server.ConnectAsync();

        await socket.WriteAsync("x");

        Assert.Equal("", await socket.ReadToEndAsync());
    }

    [Fact]
    public async Task An_abort_ends_a_flush_that_waits()
    {
        var ended = new TaskCompletionSource();
        await using var server = await EpollServer.RunAsync(async connection =>
        {
            while (true)
            {
                var flush = connection.Transport.Output.WriteAsync(new byte[64 * 1024]);
                if (!flush.IsCompleted)
                {
                    connection.Abort();
                }

                if ((await flush).IsCompleted)
                {
                    ended.SetResult();
                    return;
                }
            }
        });
        using var socket = await server.ConnectAsync();

        await ended.Task.WaitAsync(EpollServer.Limit);
    }

    [Fact]
    public async Task A_thousand_connections_come_and_go_at_once()
    {
        await using var server = await EpollServer.RunAsync(EchoAsync, static options => options.LoopCount = 3);

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async number =>
        {
            using var socket = await server.ConnectAsync();
            await socket.WriteAsync($"number {number:0000}");
            Assert.Equal($"number {number:0000}", await socket.ReadAsync(11));
            if (number % 3 == 0)
            {
                socket.Reset();
            }
        }));

        using var last = await server.ConnectAsync();
        await last.WriteAsync("last");
        Assert.Equal("last", await last.ReadAsync(4));
    }

    [Fact]
    public async Task Features_can_be_replaced_and_added()
    {
        var seen = new TaskCompletionSource<string>();
        await using var server = await EpollServer.RunAsync(connection =>
        {
            var features = connection.Features;
            var revision = features.Revision;
            features.Set(seen);
            var id = new OtherId { ConnectionId = "other" };
            features.Set<IConnectionIdFeature>(id);
            seen.SetResult(string.Join(
                ' ',
                features.Get<TaskCompletionSource<string>>() == seen,
                features.Get<IConnectionIdFeature>()!.ConnectionId,
                features.Get<IConnectionTransportFeature>()!.Transport == connection.Transport,
                features.Get<IMemoryPoolFeature>()!.MemoryPool is not null,
                features.Revision > revision,
                features.Count(feature => feature.Key == typeof(IConnectionIdFeature)),
                features.Get<IDisposable>() is null));
            return Task.CompletedTask;
        });
        using var socket = await server.ConnectAsync();

        Assert.Equal("True other True True True 1 True", await seen.Task.WaitAsync(EpollServer.Limit));
    }

    private static async Task EchoAsync(ConnectionContext connection)
    {
        try
        {
            await EchoToEndAsync(connection);
        }
        catch (ConnectionResetException)
        {
            // Some do.
        }
    }

    private static async Task EchoToEndAsync(ConnectionContext connection)
    {
        while (true)
        {
            var result = await connection.Transport.Input.ReadAsync();
            foreach (var piece in result.Buffer)
            {
                connection.Transport.Output.Write(piece.Span);
            }

            connection.Transport.Input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted || (await connection.Transport.Output.FlushAsync()).IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task<string> ReadToEndAsync(PipeReader reader)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            if (result.IsCompleted)
            {
                return Encoding.ASCII.GetString(result.Buffer);
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private sealed class OtherId : IConnectionIdFeature
    {
        public required string ConnectionId { get; set; }
    }
}
