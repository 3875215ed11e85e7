using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Parlance.Storage.Sqlite;

/// <summary>
/// Takes the system's SQLite when it is newer than the one in the package, which is from 2021: the system's has the security
/// fixes of its distribution.
/// </summary>
internal static unsafe class NativeLibraryChoice
{
    /// <summary>Set to <c>bundled</c>, it keeps to the package's library.</summary>
    public const string Variable = "PARLANCE_SQLITE_LIBRARY";

    // SQLite 3.35.5, in SQLitePCLRaw.bundle_e_sqlite3 2.0.6.
    private const int BundledVersion = 3_035_005;

    private static readonly string[] SystemNames = OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];

    /// <summary>Called once, before anything else of SQLite.</summary>
    public static void Load()
    {
        if (FindSystem() is { } system)
        {
            var provider = Assembly.Load("SQLitePCLRaw.provider.e_sqlite3");
            NativeLibrary.SetDllImportResolver(provider, (_, _, _) => system);
        }

        SQLitePCL.Batteries_V2.Init();
    }

    private static nint? FindSystem()
    {
        if (OperatingSystem.IsWindows() || string.Equals(Environment.GetEnvironmentVariable(Variable), "bundled", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                if (IsFit(library))
                {
                    return library;
                }

                NativeLibrary.Free(library);
            }
        }

        return null;
    }

    // Newer, safe to use from several threads, and with the full-text search that the bundled one has.
    private static bool IsFit(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
        && NativeLibrary.TryGetExport(library, "sqlite3_threadsafe", out var threadSafe)
        && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var optionUsed)
        && ((delegate* unmanaged[Cdecl]<int>)version)() > BundledVersion
        && ((delegate* unmanaged[Cdecl]<int>)threadSafe)() != 0
        && IsUsed(optionUsed, "ENABLE_FTS5");

    private static bool IsUsed(nint optionUsed, string option)
    {
        fixed (byte* name = Encoding.ASCII.GetBytes(option + '\0'))
        {
            return ((delegate* unmanaged[Cdecl]<byte*, int>)optionUsed)(name) != 0;
        }
    }
}
