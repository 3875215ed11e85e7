using System.Globalization;
using System.Text;
using QRCoder;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>
/// A QR code as an SVG. The picture is ours, one path: the package's own renderers want a drawing library for a few squares.
/// </summary>
internal static class QrSvg
{
    public static string Of(string text)
    {
        // The modules include the quiet zone that readers ask for.
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var size = rows.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>
            """);
    }
}
