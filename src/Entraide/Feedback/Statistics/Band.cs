namespace Entraide.Feedback.Statistics;

/// <summary>How many of those who answered agreed: fewer than about a third, in between, more than about two thirds.</summary>
public enum Band
{
    Few,
    Some,
    Most,
}

/// <summary>
/// One question as a band. The balance is those who agree minus those who do not; who left the question out weighs on neither
/// side. Noise comes before the band: with plain bands, two accomplices among six made certain what the others had said.
/// </summary>
public static class Bands
{
    /// <summary>One person moves the balance by at most two: from disagreeing to agreeing.</summary>
    public const int Sensitivity = 2;

    /// <summary>At ε = 2 a release is wrong by one band in about one case of ten, and never certain about anybody.</summary>
    public const double Epsilon = 2;

    public static DiscreteLaplace Noise => new(Epsilon, Sensitivity);

    /// <param name="balance">With noise: below −<paramref name="answers"/> or above it is possible.</param>
    /// <param name="answers">How many sheets were handed in, 5 or more.</param>
    public static Band Of(int balance, int answers) =>
        3 * balance > answers ? Band.Most : 3 * balance < -answers ? Band.Few : Band.Some;

    /// <summary>How probable each band is when this is the true balance.</summary>
    public static double Chance(Band band, int balance, int answers)
    {
        var (lowest, highest) = ((int)Math.Ceiling(-answers / 3.0), (int)Math.Floor(answers / 3.0));
        var few = Noise.AtMost(lowest - 1 - balance);
        // The law is symmetric; 1 − P(…) would lose the small chances to rounding.
        var most = Noise.AtMost(balance - highest - 1);
        return band switch
        {
            Band.Few => few,
            Band.Some => 1 - few - most,
            Band.Most => most,
            _ => throw new ArgumentOutOfRangeException(nameof(band)),
        };
    }
}
