using System.IO.Pipelines;

namespace Parlance.Kestrel.Epoll.Connections;

/// <summary>The application's ends of the two pipes.</summary>
internal sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input => input;

    public PipeWriter Output => output;
}
