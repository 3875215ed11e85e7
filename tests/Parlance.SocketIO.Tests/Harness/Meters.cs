using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>The sums of one application's instruments, by the value of their tag.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Instrument, string Tag), long> _sums = new();
    private readonly ConcurrentDictionary<(string Instrument, string Tag), long> _observed = new();

    public Meters(TestApp app)
    {
        var factory = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "Parlance.SocketIO" && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = (instrument.Name, tags.Length > 0 ? tags[0].Value?.ToString() ?? "" : "");
            if (instrument.IsObservable)
            {
                _observed[key] = value;
            }
            else
            {
                _sums.AddOrUpdate(key, value, (_, sum) => sum + value);
            }
        });
        _listener.Start();
    }

    public long this[string instrument, string tag] => _sums.GetValueOrDefault((instrument, tag));

    public IEnumerable<string> TagsOf(params string[] instruments) =>
        _sums.Keys.Concat(_observed.Keys).Where(key => instruments.Contains(key.Instrument)).Select(key => key.Tag).Distinct().Order(StringComparer.Ordinal);

    public long Observe(string instrument, string tag)
    {
        _listener.RecordObservableInstruments();
        return _observed.GetValueOrDefault((instrument, tag));
    }

    public void Dispose() => _listener.Dispose();
}
