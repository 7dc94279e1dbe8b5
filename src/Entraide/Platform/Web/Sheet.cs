using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Web;

/// <summary>One page of a list that can grow, asked for with <c>?p=</c>.</summary>
public sealed record Sheet<T>(IReadOnlyList<T> Rows, int Number, bool More) : ISheet
{
    /// <summary>The same page, its rows as they are shown.</summary>
    public Sheet<TShown> Select<TShown>(Func<T, TShown> show) => new([.. Rows.Select(show)], Number, More);
}

public interface ISheet
{
    int Number { get; }
    bool More { get; }
}

public static class Sheets
{
    /// <param name="rows">In an order that does not change from one page to the next.</param>
    /// <param name="number">From 1; what is before the first page is the first, what is beyond the last is the last.</param>
    /// <param name="size">Rows of a page.</param>
    public static async Task<Sheet<T>> Sheet<T>(this IQueryable<T> rows, int number, int size, CancellationToken stop)
    {
        number = Page(number);
        var found = await rows.Skip((number - 1) * size).Take(size + 1).ToListAsync(stop);
        return found.Count == 0 && number > 1
            ? await rows.Sheet(Last(await rows.CountAsync(stop), size), size, stop)
            : new([.. found.Take(size)], number, found.Count > size);
    }

    /// <summary>The same of rows that had to be opened first.</summary>
    public static Sheet<T> Sheet<T>(this IReadOnlyList<T> rows, int number, int size)
    {
        number = Page(Math.Min(number, Last(rows.Count, size)));
        return new([.. rows.Skip((number - 1) * size).Take(size)], number, rows.Count > number * size);
    }

    static int Last(int rows, int size) => (rows + size - 1) / size;

    static int Page(int number) => Math.Clamp(number, 1, 100_000);
}
