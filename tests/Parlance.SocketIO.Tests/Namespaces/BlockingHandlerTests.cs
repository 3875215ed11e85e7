using Microsoft.Extensions.DependencyInjection;
using Parlance.Kestrel.Epoll;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Handlers on a transport that reads connections on threads of its own.</summary>
public sealed class BlockingHandlerTests
{
    private const int HandlerBlocks = 1015;

    [Fact]
    public async Task A_handler_that_blocks_is_named_and_moves_to_the_thread_pool_and_others_stay()
    {
        using var never = new ManualResetEventSlim();
        await using var app = await StartAsync(io => io.OnConnection(socket =>
        {
            socket.On("block", context =>
            {
                var onThePool = Thread.CurrentThread.IsThreadPoolThread;

                // Longer than a loop may be held; it is the blocking that is tested.
                never.Wait(TimeSpan.FromMilliseconds(15));
                context.Ack(onThePool);
            });
            socket.On("quick", static context => context.Ack(Thread.CurrentThread.IsThreadPoolThread));
        }));
        var client = await app.ConnectAsync(Wire.WebSocket);
        await BlockUntilNamedAsync(app, client);

        Assert.True(await client.EmitWithAckAsync<bool>("block").Within());

        // What comes between the answer of the one before and its end follows it there.
        await AssertLeavesThePoolAsync(client, "quick");
        Assert.Contains("The handler of block in / has kept the thread", Assert.Single(app.Log.Ours(HandlerBlocks)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_when_it_blocks_no_longer()
    {
        using var never = new ManualResetEventSlim();
        var blocks = true;
        await using var app = await StartAsync(io => io.OnConnection(socket => socket.On("block", context =>
        {
            if (blocks)
            {
                never.Wait(TimeSpan.FromMilliseconds(15));
            }

            context.Ack(Thread.CurrentThread.IsThreadPoolThread);
        })));
        var client = await app.ConnectAsync(Wire.WebSocket);
        await BlockUntilNamedAsync(app, client);

        blocks = false;

        // On a busy machine a quick call may be a slow one, too.
        await AssertLeavesThePoolAsync(client, "block");
    }

    [Fact]
    public async Task What_it_throws_then_ends_no_connection_and_its_order_holds()
    {
        using var never = new ManualResetEventSlim();
        var blocked = 0;
        await using var app = await StartAsync(io => io.OnConnection(socket =>
        {
            socket.On("block", context =>
            {
                never.Wait(TimeSpan.FromMilliseconds(15));
                blocked++;
                context.Ack();
                if (Thread.CurrentThread.IsThreadPoolThread)
                {
                    throw new InvalidOperationException("on the pool");
                }
            });
            socket.On("next", context => context.Ack(blocked));
        }));
        app.Log.Announce(1005);
        var client = await app.ConnectAsync(Wire.WebSocket);
        await BlockUntilNamedAsync(app, client);
        var before = blocked;

        await client.EmitAsync("block");

        Assert.Equal(before + 1, await client.EmitWithAckAsync<int>("next").Within());
    }

    // Three times; and once more where the handshake's own thread, one of the pool, has found the first event there already.
    private static async Task BlockUntilNamedAsync(TestApp app, SocketIOTestSocket client)
    {
        for (var call = 0; app.Log.Ours(HandlerBlocks).Count == 0; call++)
        {
            Assert.True(call < 5, "the handler is not named");
            await client.EmitWithAckAsync("block").Within();
        }
    }

    private static async Task AssertLeavesThePoolAsync(SocketIOTestSocket client, string eventName)
    {
        var onThePool = true;
        for (var call = 0; call < 1_000 && onThePool; call++)
        {
            onThePool = await client.EmitWithAckAsync<bool>(eventName).Within();
        }

        Assert.False(onThePool);
    }

    private static Task<TestApp> StartAsync(Action<SocketIOServer> io) => TestApp.StartAsync(
        static builder =>
        {
            builder.WebHost.UseEpoll();
            builder.Services.AddSocketIO();
        },
        app =>
        {
            app.MapSocketIO();
            io(app.Services.GetRequiredService<SocketIOServer>());
        });
}
