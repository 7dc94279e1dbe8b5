namespace Entraide.Platform.Web;

public static class Every
{
    /// <summary>Registers each class of the program that is a <typeparamref name="T"/>: a part is added by existing.</summary>
    public static void AddEvery<T>(this IServiceCollection services) where T : class
    {
        foreach (var type in typeof(Every).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T))))
            services.AddScoped(typeof(T), type);
    }
}
