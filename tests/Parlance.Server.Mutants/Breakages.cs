using System.Data.Common;
using System.Reflection;
using Parlance.Chat.Data;

namespace Parlance.Server.Mutants;

/// <summary>What is wrong with the program, one mutant each.</summary>
internal static class Breakages
{
    /// <summary>Whoever writes hears that it is done before it is.</summary>
    public static void AcknowledgeBeforeCommit(IServiceCollection services) => ReplaceDatabase(services, static database => new HastyDatabase(database));

    /// <summary>A send that comes again is not known again.</summary>
    public static void NoDuplicateCheck(IServiceCollection services) => services.AddHostedService<ForgetClientIds>();

    /// <summary>Commits are left to the system's cache.</summary>
    public static void NoSync(IServiceCollection services) => ReplaceDatabase(services, static database =>
    {
        using var command = WriterOf(database).CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
        return database;
    });

    private static void ReplaceDatabase(IServiceCollection services, Func<ChatDatabase, ChatDatabase> replace)
    {
        var registered = services.Single(static service => service.ServiceType == typeof(ChatDatabase));
        services.Remove(registered);
        services.AddSingleton(provider => replace((ChatDatabase)registered.ImplementationFactory!(provider)));
    }

    // Nobody writes yet, so that the connection is not in use. A name that has changed is an error at once.
    private static DbConnection WriterOf(ChatDatabase database)
    {
        var writer = FieldOf(database, "_writer");
        return (DbConnection)FieldOf(writer, "_connection");
    }

    private static object FieldOf(object holder, string name) =>
        holder.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(holder)
        ?? throw new MissingFieldException(holder.GetType().Name, name);
}
