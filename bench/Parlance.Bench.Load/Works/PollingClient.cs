using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Measuring;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>A Socket.IO client that stays with long-polling: on one connection a request waits for packets, on the other its own are posted.</summary>
internal sealed class PollingClient : IAnswered
{
    private readonly HttpLink _poll;
    private readonly HttpLink _post;
    private readonly Meter _meter;
    private readonly string _payload;
    private byte[] _pollRequest = Get("");
    private string _query = "";
    private long _sentAt;
    private bool _posted;
    private bool _connected;
    private bool _acknowledged;
    private int _id;

    public PollingClient(Loop loop, int port, Meter meter, string payload)
    {
        (_meter, _payload) = (meter, payload);
        (_poll, _post) = (new HttpLink(loop, port, this), new HttpLink(loop, port, this));
        _poll.Request(_pollRequest);
    }

    /// <summary>Whether it is connected to the namespace.</summary>
    public bool Ready => _connected && _posted;

    /// <summary>Ends with the round trip that is under way.</summary>
    public bool Ending { get; set; }

    public void Close()
    {
        _poll.Close();
        _post.Close();
    }

    public void Echo()
    {
        (_posted, _acknowledged, _sentAt) = (false, false, Stopwatch.GetTimestamp());
        Post(string.Create(CultureInfo.InvariantCulture, $"42{++_id}[\"echo\",\"{_payload}\"]"));
    }

    public void OnAnswer(HttpLink link, ReadOnlySpan<byte> body)
    {
        if (link == _post)
        {
            _posted = true;
        }
        else
        {
            TakePackets(body);
            _poll.Request(_pollRequest);
        }

        if (_posted && _acknowledged)
        {
            _meter.End(_sentAt);
            _acknowledged = false;
            if (!Ending)
            {
                Echo();
            }
        }
    }

    private void TakePackets(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("43"u8))
        {
            _acknowledged = true;
        }
        else if (body.StartsWith("40{"u8))
        {
            _connected = true;
        }
        else if (body.StartsWith("0{\"sid\":\""u8))
        {
            var rest = body["0{\"sid\":\"".Length..];
            _query = $"&sid={Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'"')])}";
            _pollRequest = Get(_query);
            Post("40");
        }
        else
        {
            throw new InvalidDataException($"Unexpected: {Encoding.UTF8.GetString(body)}");
        }
    }

    private void Post(string packet) => _post.Request(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST /socket.io/?EIO=4&transport=polling{_query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: {packet.Length}\r\n\r\n{packet}")));

    private static byte[] Get(string query) => Encoding.ASCII.GetBytes($"GET /socket.io/?EIO=4&transport=polling{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
}
