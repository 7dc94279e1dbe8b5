using System.Text.RegularExpressions;
using Xunit;

namespace Entraide.Tests.House;

/// <summary>Who may look at whom. A module sees those left of it in its line; Program, AppDb, the frame of every page and the lists at the root see everybody.</summary>
public partial class ArrowTests
{
    static readonly Dictionary<string, string[]> Sees = new()
    {
        ["Platform"] = [],
        ["Accounts"] = ["Platform"],
        ["Groups"] = ["Platform", "Accounts"],
        ["Meetings"] = ["Platform", "Accounts", "Groups"],
        ["Directory"] = ["Platform", "Accounts", "Groups", "Meetings"],
        ["Feedback"] = ["Platform", "Accounts", "Groups", "Meetings"],
        ["Training"] = ["Platform", "Accounts", "Groups", "Meetings"],
    };

    static readonly string[] LookedAtByNobody = ["Notifications", "Safety", "Admin", "Scenes"];

    [Fact]
    public void Modules_look_only_at_those_below_them()
    {
        var wrong =
            from file in Sources.All(".cs", ".cshtml")
            let module = file.Path.Split('/')[0]
            where file.Path.Contains('/') && !file.Path.StartsWith("Platform/Data/Migrations", StringComparison.Ordinal)
            from Match use in Use().Matches(file.Text)
            let other = use.Groups[1].Value
            where other != module && (Sees.TryGetValue(module, out var seen) ? !seen.Contains(other) : LookedAtByNobody.Contains(other))
            select $"{file.Path} looks at {other}";

        Assert.Empty(wrong);
    }

    // using, @using, @inject, @model, and names written in full.
    [GeneratedRegex(@"\bEntraide\.([A-Z]\w*)")]
    private static partial Regex Use();
}
