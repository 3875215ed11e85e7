using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Due;
using Parlance.Chat.Previews.Making;
using Parlance.Chat.Previews.Pages;
using Parlance.SocketIO;

namespace Parlance.Chat.Previews;

/// <summary>The feature's parts.</summary>
internal static class PreviewServices
{
    public static void AddPreviews(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<FetchPage>().AddSingleton<KnownPages>().AddSingleton<IDueHandler, MakePreviews>();
        io.Services.AddSingleton<RemovePreview>().AddSingleton<GetPreviewImage>();
        io.Services.AddSingleton<SweepPreviews>().AddHostedService(provider => provider.GetRequiredService<SweepPreviews>());
        io.AddGateway<PreviewsGateway>();
    }
}
