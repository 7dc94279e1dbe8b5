using Entraide.Feedback.Statistics;
using Xunit;

namespace Entraide.Tests.Feedback;

public class StatisticsTests
{
    static readonly int[] Counts = [5, 6, 7, 8, 9, 10, 19];

    [Fact]
    public void Draws_follow_the_discrete_laplace_law()
    {
        var noise = new DiscreteLaplace(2, 2);
        var uniform = Repeatable(1);
        const int n = 200_000;
        var seen = Enumerable.Range(0, n).Select(_ => noise.Draw(uniform)).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count() / (double)n);

        var q = Math.Exp(-1);
        for (var k = -4; k <= 4; k++) Assert.InRange(seen[k], Law(q, k) - .005, Law(q, k) + .005);
        Assert.Equal(Law(q, -1) + Law(q, -2), noise.AtMost(-1) - noise.AtMost(-3), 12);
        Assert.Equal(1, noise.AtMost(60), 12);
    }

    [Fact]
    public void The_secure_source_draws_both_signs_around_zero()
    {
        var noise = new DiscreteLaplace(2, 2);
        var draws = Enumerable.Range(0, 20_000).Select(_ => noise.Draw()).ToList();

        // The deviation of the mean is .0096: this fails once in 10^25 runs.
        Assert.InRange(draws.Average(), -.1, .1);
        Assert.Contains(draws, d => d > 0);
        Assert.Contains(draws, d => d < 0);
    }

    [Fact]
    public void A_band_says_what_most_said_when_they_agree()
    {
        Assert.Equal(Band.Most, Bands.Of(6, 6));
        Assert.Equal(Band.Most, Bands.Of(3, 6));
        Assert.Equal(Band.Some, Bands.Of(2, 6));
        Assert.Equal(Band.Some, Bands.Of(-2, 6));
        Assert.Equal(Band.Few, Bands.Of(-3, 6));
        Assert.True(Bands.Chance(Band.Most, 6, 6) > .93);
    }

    [Fact]
    public void The_three_bands_make_one_and_each_is_possible_whatever_was_answered()
    {
        foreach (var n in Counts)
            for (var balance = -n; balance <= n; balance++)
            {
                Assert.Equal(1, Enum.GetValues<Band>().Sum(b => Bands.Chance(b, balance, n)), 12);
                Assert.All(Enum.GetValues<Band>(), b => Assert.True(Bands.Chance(b, balance, n) > 0));
            }
    }

    [Fact]
    public void Whoever_knows_all_answers_but_one_learns_at_most_a_factor_of_e_squared_about_it()
    {
        foreach (var n in Counts)
            for (var others = -(n - 1); others <= n - 1; others++)
                foreach (var band in Enum.GetValues<Band>())
                {
                    double[] odds = [Bands.Chance(band, others + 1, n), Bands.Chance(band, others, n), Bands.Chance(band, others - 1, n)];
                    Assert.InRange(odds.Max() / odds.Min(), 1, Math.Exp(2) + 1e-6);
                }
    }

    // The facilitator reads what is released, three people answer as she asks, and she reckons by the best there is (Bayes).
    [Fact]
    public void A_facilitator_with_accomplices_is_never_certain_in_a_thousand_surveys()
    {
        var uniform = Repeatable(7);
        for (var survey = 0; survey < 1000; survey++)
        {
            var n = 5 + survey % 6;
            var accomplices = survey % 4;
            var prior = .05 + .45 * uniform();
            var said = Enumerable.Range(0, n).Select(i => i < accomplices ? 10 : uniform() < prior ? 9 : 2).ToList();
            var band = Tally.Of([.. said.Select(s => new int?[] { s, s, s, s, s })], uniform)![0].Band!.Value;

            var odds = Weight(band, n, accomplices, prior, target: 1) / Weight(band, n, accomplices, prior, target: -1);
            Assert.InRange(odds, Math.Exp(-2) - 1e-9, Math.Exp(2) + 1e-9);
        }
    }

    [Fact]
    public void Fewer_than_five_sheets_show_nothing_and_five_show_four_bands_without_safety()
    {
        Assert.Null(Tally.Of(Alike(4, 9)));
        var five = Tally.Of(Alike(5, 9))!;
        Assert.Equal([0, 1, 3, 4], five.Select(i => i.Item));
        Assert.All(five, i => Assert.True(i is { Band: not null, Percent: null }));
    }

    [Fact]
    public void From_ten_sheets_safety_is_a_band_and_from_twenty_the_others_are_shares_in_steps_of_five()
    {
        Assert.Equal([0, 1, 2, 3, 4], Tally.Of(Alike(10, 9))!.Select(i => i.Item));
        var many = Tally.Of(Alike(40, 9), Repeatable(3))!;
        Assert.NotNull(many[Tally.Sensitive].Band);
        Assert.All(many.Where(i => i.Item != Tally.Sensitive), i => Assert.True(i.Percent % 5 == 0 && i.Percent > 80));
    }

    [Fact]
    public void What_is_shown_has_the_same_shape_when_all_agree_and_when_a_question_is_left_out()
    {
        var alike = Tally.Of(Alike(6, 10))!;
        var leftOut = Tally.Of([.. Alike(6, 10).Select(s => { s[1] = null; return s; })])!;

        Assert.Equal(alike.Select(i => (i.Item, i.Band.HasValue)), leftOut.Select(i => (i.Item, i.Band.HasValue)));
    }

    static double Weight(Band band, int n, int accomplices, double prior, int target)
    {
        var others = n - accomplices - 1;
        return Enumerable.Range(0, others + 1).Sum(yes =>
            Choose(others, yes) * Math.Pow(prior, yes) * Math.Pow(1 - prior, others - yes) * Bands.Chance(band, accomplices + target + yes - (others - yes), n));
    }

    static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;

    static double Law(double q, int k) => (1 - q) / (1 + q) * Math.Pow(q, Math.Abs(k));

    static List<int?[]> Alike(int n, int score) => [.. Enumerable.Range(0, n).Select(_ => new int?[] { score, score, score, score, score })];

    // The same numbers at every run: a test of chance that cannot fail by chance.
    static Func<double> Repeatable(ulong seed)
    {
        var state = seed;
        return () =>
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        };
    }
}
