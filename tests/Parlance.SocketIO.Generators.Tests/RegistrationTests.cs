using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Generators.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void A_gateway_of_a_loaded_assembly_is_found()
    {
        var gateway = Generated.From(Samples.Everything).Load().GetType("Sample.EverythingGateway")!;
        var services = new ServiceCollection();

        AddGateway(gateway, services);

        Assert.Contains(services, descriptor => descriptor.ServiceType == gateway && descriptor.Lifetime == ServiceLifetime.Singleton);
        Assert.Single(services, descriptor => descriptor.ServiceType == typeof(GatewayRegistration));
    }

    [Fact]
    public void Adding_a_gateway_twice_changes_nothing()
    {
        var gateway = Generated.From(Samples.Everything).Load().GetType("Sample.EverythingGateway")!;
        var services = new ServiceCollection();

        AddGateway(gateway, services);
        AddGateway(gateway, services);

        Assert.Single(services, descriptor => descriptor.ServiceType == typeof(GatewayRegistration));
    }

    [Fact]
    public void A_class_without_a_binding_is_refused_with_help()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => AddGateway(typeof(RegistrationTests), new ServiceCollection()));

        Assert.Contains("Parlance.SocketIO.Generators", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(RegistrationTests), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_with_owners_in_two_assemblies_ends_the_start_and_both_are_named()
    {
        var one = Generated.From("""[Gateway("/chat")] public class One { [SubscribeMessage("send")] public void Send() { } }""").Load().GetType("Sample.One")!;
        var two = Generated.From("""[Gateway("/chat")] public class Two { [SubscribeMessage("send")] public void Again() { } }""").Load().GetType("Sample.Two")!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSocketIO();
        AddGateway(one, builder.Services);
        AddGateway(two, builder.Services);
        await using var app = builder.Build();

        var refused = Assert.Throws<InvalidOperationException>(() => app.MapSocketIO());

        Assert.Equal("The event 'send' of namespace '/chat' has two owners: Sample.One.Send and Sample.Two.Again. Rename one of them.", refused.Message);
    }

    private static void AddGateway(Type gateway, IServiceCollection services)
    {
        var add = typeof(SocketIOBuilderGatewayExtensions).GetMethod("AddGateway")!.MakeGenericMethod(gateway);
        add.CreateDelegate<Func<ISocketIOBuilder, ISocketIOBuilder>>()(new Builder(services));
    }

    private sealed class Builder(IServiceCollection services) : ISocketIOBuilder
    {
        public IServiceCollection Services => services;

        public string Name => "";
    }
}
