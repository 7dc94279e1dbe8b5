using System.Linq.Expressions;
using Entraide.Meetings;

namespace Entraide.Directory;

/// <summary>« Today » and « starting soon » are asked of each group's own clock.</summary>
static class Clocks
{
    /// <summary>Weekly times that fall between two instants, at most a day apart.</summary>
    public static IQueryable<ListingTime> Within(IQueryable<ListingTime> times, IReadOnlyList<string> zones, (DateTime From, DateTime To) between)
    {
        Expression<Func<ListingTime, bool>>? any = null;
        foreach (var zone in zones.Where(WallClock.Knows))
            foreach (var (day, from, to) in Spans(WallClock.ToLocal(zone, between.From), WallClock.ToLocal(zone, between.To)))
                any = Or(any, t => t.Zone == zone && t.Day == day && t.Minute >= from && t.Minute < to);
        return times.Where(any ?? (t => false));
    }

    static IEnumerable<(int Day, int From, int To)> Spans(DateTime from, DateTime to)
    {
        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
            yield return ((int)day.DayOfWeek, day == from.Date ? Minute(from) : 0, day == to.Date ? Minute(to) : 24 * 60);
    }

    static int Minute(DateTime at) => at.Hour * 60 + at.Minute;

    static Expression<Func<ListingTime, bool>> Or(Expression<Func<ListingTime, bool>>? left, Expression<Func<ListingTime, bool>> right)
    {
        if (left is null) return right;
        var same = new Same(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<ListingTime, bool>>(Expression.OrElse(left.Body, same), left.Parameters);
    }

    sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
