using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Web;

/// <summary>One page of a list that can grow, asked for with <c>?p=</c>.</summary>
public sealed record Sheet<T>(IReadOnlyList<T> Rows, int Number, bool More) : ISheet;

public interface ISheet
{
    int Number { get; }
    bool More { get; }
}

public static class Sheets
{
    /// <param name="rows">In an order that does not change from one page to the next.</param>
    /// <param name="number">From 1; what is out of range is an empty page.</param>
    /// <param name="size">Rows of a page.</param>
    public static async Task<Sheet<T>> Sheet<T>(this IQueryable<T> rows, int number, int size, CancellationToken stop)
    {
        number = Page(number);
        var found = await rows.Skip((number - 1) * size).Take(size + 1).ToListAsync(stop);
        return new([.. found.Take(size)], number, found.Count > size);
    }

    /// <summary>The same of rows that had to be opened first.</summary>
    public static Sheet<T> Sheet<T>(this IReadOnlyList<T> rows, int number, int size) =>
        new([.. rows.Skip((Page(number) - 1) * size).Take(size)], Page(number), rows.Count > Page(number) * size);

    static int Page(int number) => Math.Clamp(number, 1, 100_000);
}
