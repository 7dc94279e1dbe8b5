using System.Reflection;

namespace Entraide.Platform.Work;

/// <summary>Something that must follow a happening, outside the request. May run twice for one happening and must not mind.</summary>
public interface IReactTo<in T>
{
    Task React(T happening, Guid happeningId, CancellationToken stop);
}

/// <summary>The reactions of the program, found once by their interface; a reaction is registered by existing.</summary>
static class Reactions
{
    static readonly (Type Reaction, Type Happening)[] All =
        [.. from type in typeof(Reactions).Assembly.GetTypes()
            where type is { IsClass: true, IsAbstract: false }
            from face in type.GetInterfaces()
            where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReactTo<>)
            select (type, face.GetGenericArguments()[0])];

    static readonly ILookup<string, string> ByKind = All.ToLookup(r => r.Happening.Name, r => r.Reaction.FullName!);

    public static readonly IReadOnlyDictionary<string, Type> Kinds =
        All.Select(r => r.Happening).Distinct().ToDictionary(t => t.Name);

    public static IEnumerable<string> For(string kind) => ByKind[kind];

    public static void Register(IServiceCollection services)
    {
        foreach (var type in All.Select(r => r.Reaction).Distinct()) services.AddScoped(type);
    }

    public static async Task Run(IServiceProvider services, string reaction, Happening happening, CancellationToken stop)
    {
        var type = typeof(Reactions).Assembly.GetType(reaction)!;
        var face = typeof(IReactTo<>).MakeGenericType(Kinds[happening.Kind]);
        var run = face.GetMethod(nameof(IReactTo<>.React))!;
        await (Task)run.Invoke(services.GetRequiredService(type), BindingFlags.DoNotWrapExceptions, null, [happening.Read(), happening.Id, stop], null)!;
    }
}
