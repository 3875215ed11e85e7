using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO;

namespace Parlance.Chat.People;

/// <summary>The feature's parts.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<GetPeople>().AddSingleton<FindPeople>().AddSingleton<PersonFeed>().AddHostedService<FoldNames>();
        io.AddGateway<PeopleGateway>();
    }
}
