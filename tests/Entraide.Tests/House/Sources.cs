namespace Entraide.Tests.House;

/// <summary>The source files of the product, found from where the tests run.</summary>
static class Sources
{
    public static readonly string Root = Find();

    public static IEnumerable<(string Path, string Text)> All(params string[] endings) =>
        System.IO.Directory.EnumerateFiles(System.IO.Path.Combine(Root, "src/Entraide"), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => (System.IO.Path.GetRelativePath(System.IO.Path.Combine(Root, "src/Entraide"), f), f))
            .Where(f => !f.Item1.StartsWith("obj", StringComparison.Ordinal) && !f.Item1.StartsWith("bin", StringComparison.Ordinal))
            .Select(f => (f.Item1, File.ReadAllText(f.Item2)));

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Entraide.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
