using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Search.Index;
using Parlance.SocketIO;

namespace Parlance.Chat.Search;

/// <summary>The feature's parts.</summary>
internal static class SearchServices
{
    public static void AddSearch(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<FindMessages>().AddHostedService<IndexMessages>();
        io.Services.AddSingleton<ForgetWords>().AddHostedService(provider => provider.GetRequiredService<ForgetWords>());
        io.Services.AddSingleton<MergeIndex>().AddHostedService(provider => provider.GetRequiredService<MergeIndex>());
        io.AddGateway<SearchGateway>();
    }
}
