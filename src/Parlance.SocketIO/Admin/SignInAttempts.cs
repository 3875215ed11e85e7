using System.Net;
using System.Net.Sockets;

namespace Parlance.SocketIO.Admin;

/// <summary>Counts attempts at the password: whoever guesses shall neither get far nor keep the processors busy with hashing. Thread-safe.</summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    public const int PerAddressMax = 10;

    // Over all addresses. It bounds the table as well.
    public const int Max = 100;

    private const int SubnetBytes = 8;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byAddress = new(StringComparer.Ordinal);
    private int _count;
    private long _began = time.GetTimestamp();

    /// <returns>False when there were too many.</returns>
    public bool TryTake(string address)
    {
        var key = Key(address);
        lock (_gate)
        {
            if (time.GetElapsedTime(_began) >= s_window)
            {
                (_began, _count) = (time.GetTimestamp(), 0);
                _byAddress.Clear();
            }

            var before = _byAddress.GetValueOrDefault(key);
            if (before >= PerAddressMax || _count >= Max)
            {
                return false;
            }

            _byAddress[key] = before + 1;
            _count++;
            return true;
        }
    }

    /// <summary>The attempt was right, and does not count.</summary>
    public void GiveBack(string address)
    {
        var key = Key(address);
        lock (_gate)
        {
            if (_byAddress.TryGetValue(key, out var count) && count > 0)
            {
                _byAddress[key] = count - 1;
                _count--;
            }
        }
    }

    // Whoever has one IPv6 address has the whole /64.
    private static string Key(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, SubnetBytes))
            : address;
}
