namespace Entraide.Feedback.Statistics;

/// <summary>What is shown of one question: a band or, from twenty sheets on, a share in steps of five per cent.</summary>
public sealed record ItemShown(int Item, Band? Band, int? Percent);

/// <summary>
/// Turns sheets into what may be shown. What is shown depends on how many sheets there are, never on what they say: a result
/// that hides when all agree says that all agree.
/// </summary>
public static class Tally
{
    public const int Items = 5;

    /// <summary>« I felt safe », counted from 0. Below <see cref="SensitiveFrom"/> sheets it is shown to nobody.</summary>
    public const int Sensitive = 2;

    /// <summary>Below this many nothing is shown, not even how many.</summary>
    public const int Fewest = 5;
    public const int SensitiveFrom = 10;
    public const int SharesFrom = 20;
    public const int ManyFrom = 30;

    /// <summary>A score of this much or more, of 10, agrees.</summary>
    public const int Agrees = 7;

    /// <summary>Null when there are too few sheets to show anything.</summary>
    /// <param name="sheets">Five scores each, 0 to 10; null where the question was left out.</param>
    /// <param name="uniform">For tests; the operating system's secure source when left out.</param>
    public static IReadOnlyList<ItemShown>? Of(IReadOnlyList<int?[]> sheets, Func<double>? uniform = null) => sheets.Count < Fewest
        ? null
        : [.. Enumerable.Range(0, Items)
            .Where(i => i != Sensitive || sheets.Count >= SensitiveFrom)
            .Select(i => Shown(i, [.. sheets.Select(s => s[i])], uniform))];

    /// <summary>How many agree and how many do not with the sensitive question, both blurred: a part of a total, shown to nobody by itself.</summary>
    public static (int Yes, int No) Part(IReadOnlyList<int?[]> sheets, Func<double>? uniform = null)
    {
        // ε = 1, half for each.
        var noise = new DiscreteLaplace(.5, 1);
        return (sheets.Count(s => s[Sensitive] >= Agrees) + noise.Draw(uniform), sheets.Count(s => s[Sensitive] < Agrees) + noise.Draw(uniform));
    }

    static ItemShown Shown(int item, IReadOnlyList<int?> scores, Func<double>? uniform)
    {
        var (yes, no) = (scores.Count(s => s >= Agrees), scores.Count(s => s < Agrees));
        if (scores.Count < SharesFrom || item == Sensitive)
            return new(item, Bands.Of(yes - no + Bands.Noise.Draw(uniform), scores.Count), null);
        return new(item, null, Share(yes, no, scores.Count < ManyFrom ? 2 : 1, uniform));
    }

    // Both totals are blurred, each with half of ε: how many left the question out is not given away either.
    static int Share(int yes, int no, double epsilon, Func<double>? uniform)
    {
        var noise = new DiscreteLaplace(epsilon / 2, 1);
        var (y, n) = (Math.Max(0, yes + noise.Draw(uniform)), Math.Max(0, no + noise.Draw(uniform)));
        return y + n == 0 ? 50 : (int)Math.Round(20.0 * y / (y + n)) * 5;
    }
}
