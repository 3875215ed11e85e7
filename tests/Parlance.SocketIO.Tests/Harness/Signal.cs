using System.Threading.Channels;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>Values that callbacks hand to a test, in order.</summary>
internal sealed class Signal<T>
{
    private readonly Channel<T> _values = Channel.CreateUnbounded<T>();

    public void Set(T value) => _values.Writer.TryWrite(value);

    public Task<T> NextAsync() => _values.Reader.ReadAsync().Within();

    public bool TryTake(out T? value) => _values.Reader.TryRead(out value);
}

/// <summary>A door that callbacks wait at until the test opens it.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Opened => _opened.Task;

    public void Open() => _opened.TrySetResult();
}
