using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Filters.Matching;
using Parlance.SocketIO;

namespace Parlance.Chat.Filters;

/// <summary>The feature's parts.</summary>
internal static class FilterServices
{
    public static void AddFilters(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<FilterCache>().AddSingleton<MessageFilters>().AddSingleton<MuteByFilter>().AddSingleton<FilterReports>();
        io.Services.AddSingleton<PutFilter>().AddSingleton<DeleteFilter>().AddSingleton<ListFilters>();
        io.AddGateway<FiltersGateway>();
    }
}
