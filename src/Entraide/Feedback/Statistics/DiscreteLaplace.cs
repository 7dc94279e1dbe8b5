using System.Security.Cryptography;

namespace Entraide.Feedback.Statistics;

/// <summary>
/// Noise on whole numbers: P(k) is proportional to exp(−|k|·ε/Δ). Added to a total that one person can move by at most Δ, it
/// keeps what is shown from changing the odds of anything about that person by more than e^ε (Ghosh, Roughgarden and
/// Sundararajan 2009).
/// </summary>
/// <param name="Epsilon">ε, above 0: smaller is more private.</param>
/// <param name="Sensitivity">Δ, at least 1: how far one person can move the total.</param>
public readonly record struct DiscreteLaplace(double Epsilon, int Sensitivity)
{
    /// <summary>How much rarer each step away from 0 is, between 0 and 1.</summary>
    public double Ratio => Math.Exp(-Epsilon / Sensitivity);

    /// <summary>One draw: the difference of two geometric variables.</summary>
    /// <param name="uniform">Numbers from 0 (included) to 1 (excluded); the operating system's secure source when left out.</param>
    public int Draw(Func<double>? uniform = null)
    {
        uniform ??= Secure;
        return Geometric(Ratio, uniform) - Geometric(Ratio, uniform);
    }

    /// <summary>The probability of a draw of at most <paramref name="k"/>.</summary>
    public double AtMost(int k)
    {
        var q = Ratio;
        return k >= 0 ? 1 - Math.Pow(q, k + 1) / (1 + q) : Math.Pow(q, -k) / (1 + q);
    }

    static int Geometric(double q, Func<double> uniform)
    {
        var n = 0;
        while (uniform() < q) n++;
        return n;
    }

    static double Secure()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) * (1.0 / (1UL << 53));
    }
}
