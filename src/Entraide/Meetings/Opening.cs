using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>What is said before anybody speaks: the rules in four sentences.</summary>
public sealed class Opening(AppDb db, KeyRing ring)
{
    public const int Sentences = 4;

    /// <summary>The first sentences of the charter in force: its list, or its first lines, without headings.</summary>
    public async Task<IReadOnlyList<string>> Rules(Group group)
    {
        var charter = await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.GroupId == group.Id && c.Number == group.CharterNumber);
        var text = charter is null ? null : ring.OpenOrNull(charter.Place("Text"), charter.Text);
        return text is null ? [] : InShort(text);
    }

    /// <param name="markdown">A charter as it was written.</param>
    /// <returns>At most four lines, without marks of lists and emphasis.</returns>
    public static IReadOnlyList<string> InShort(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToList();
        var listed = lines.Where(l => l[0] is '-' or '*' or '•' || (char.IsAsciiDigit(l[0]) && l.Length > 2 && l[1] is '.' or ')')).ToList();
        return [.. (listed.Count >= Sentences ? listed : lines).Take(Sentences).Select(l => l.TrimStart('-', '*', '•', '.', ')', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Replace("**", "", StringComparison.Ordinal))];
    }
}
