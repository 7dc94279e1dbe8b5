namespace Entraide.Meetings;

/// <summary>Months 1 to 12, both ends included; October to June wraps the year.</summary>
public readonly record struct Season(int FromMonth, int ToMonth)
{
    internal bool IsSound => FromMonth is >= 1 and <= 12 && ToMonth is >= 1 and <= 12;

    public bool Has(DateOnly on) => FromMonth <= ToMonth
        ? on.Month >= FromMonth && on.Month <= ToMonth
        : on.Month >= FromMonth || on.Month <= ToMonth;

    /// <summary>The months in the order they are lived: 10, 11, 12, 1, … 6.</summary>
    public IEnumerable<int> Months()
    {
        var (first, count) = (FromMonth, ((ToMonth - FromMonth + 12) % 12) + 1);
        return Enumerable.Range(0, count).Select(n => ((first - 1 + n) % 12) + 1);
    }
}
