using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO;

namespace Parlance.Chat.Audit;

/// <summary>The feature's parts.</summary>
internal static class AuditServices
{
    public static void AddAudit(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<ListAudit>().AddSingleton<ExportAudit>();
        io.AddGateway<AuditGateway>();
    }
}
