using System.Buffers;
using System.Collections;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Parlance.Kestrel.Epoll.Connections;

/// <content>What the server and its middleware ask a connection for. It is its own collection of features, which costs it no dictionary.</content>
internal sealed partial class EpollConnection
    : IFeatureCollection,
        IConnectionIdFeature,
        IConnectionTransportFeature,
        IConnectionItemsFeature,
        IConnectionLifetimeFeature,
        IConnectionEndPointFeature,
        IMemoryPoolFeature
{
    private string? _id;
    private IDuplexPipe _transport;
    private IDictionary<object, object?>? _items;
    private (Type Type, object? Feature)[] _others = [];
    private int _othersCount;

    public override IFeatureCollection Features => this;

    public override IDuplexPipe Transport
    {
        get => _transport;
        set => _transport = value;
    }

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    public MemoryPool<byte> MemoryPool => _pipes.Pool;

    bool IFeatureCollection.IsReadOnly => false;

    int IFeatureCollection.Revision => _revision;

    object? IFeatureCollection.this[Type key]
    {
        get => Find(key);
        set => Put(key, value);
    }

    private int _revision;

    public override void Abort() => Abort(new ConnectionAbortedException("The connection was aborted by the application."));

    TFeature? IFeatureCollection.Get<TFeature>()
        where TFeature : default => (TFeature?)Find(typeof(TFeature));

    void IFeatureCollection.Set<TFeature>(TFeature? instance)
        where TFeature : default => Put(typeof(TFeature), instance);

    IEnumerator<KeyValuePair<Type, object>> IEnumerable<KeyValuePair<Type, object>>.GetEnumerator()
    {
        foreach (var type in Own)
        {
            if (Find(type) is { } feature)
            {
                yield return new KeyValuePair<Type, object>(type, feature);
            }
        }

        for (var index = 0; index < _othersCount; index++)
        {
            if (_others[index] is { Feature: { } feature, Type: var type } && Array.IndexOf(Own, type) < 0)
            {
                yield return new KeyValuePair<Type, object>(type, feature);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<Type, object>>)this).GetEnumerator();

    private static readonly Type[] Own =
    [
        typeof(IConnectionIdFeature),
        typeof(IConnectionTransportFeature),
        typeof(IConnectionItemsFeature),
        typeof(IConnectionLifetimeFeature),
        typeof(IConnectionEndPointFeature),
        typeof(IMemoryPoolFeature),
    ];

    // What was set takes the place of the connection's own, also when it was set to nothing.
    private object? Find(Type type)
    {
        for (var index = 0; index < _othersCount; index++)
        {
            if (_others[index].Type == type)
            {
                return _others[index].Feature;
            }
        }

        return Array.IndexOf(Own, type) >= 0 ? this : null;
    }

    private void Put(Type type, object? feature)
    {
        _revision++;
        for (var index = 0; index < _othersCount; index++)
        {
            if (_others[index].Type == type)
            {
                _others[index].Feature = feature;
                return;
            }
        }

        if (_othersCount == _others.Length)
        {
            Array.Resize(ref _others, Math.Max(4, _othersCount * 2));
        }

        _others[_othersCount++] = (type, feature);
    }
}
