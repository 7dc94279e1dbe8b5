namespace Entraide.Meetings;

/// <summary>What one person said before closed meetings of the group, and whether they then came.</summary>
/// <param name="SaidYes">Meetings they said they would come to.</param>
/// <param name="CameAfterYes">Of these, how many they came to; at most <paramref name="SaidYes"/>.</param>
/// <param name="Dates">Meetings held while they belonged, whatever they said; at least <paramref name="SaidYes"/>.</param>
/// <param name="Came">Of these, how many they came to; between <paramref name="CameAfterYes"/> and <paramref name="Dates"/>.</param>
public readonly record struct Attendance(int SaidYes, int CameAfterYes, int Dates, int Came);

/// <summary>What somebody says of the next meeting.</summary>
public enum Said
{
    Nothing,
    Yes,
    No,

    /// <summary>A seat is held for them and they have not answered.</summary>
    Offered,
}

/// <summary>
/// How many people are likely to come. Each person counts with the probability of their coming, given their answer and their own
/// past; a short past is drawn towards what is usual (a Beta prior worth <see cref="PriorMeetings"/> meetings). Whoever has not
/// answered may still say yes, or come without a word: they count as they came so far, drawn towards what their group did.
/// </summary>
/// <param name="Expected">The sum of the probabilities, 0 to the number of people.</param>
/// <param name="Low">The lower end of the range in which the number falls about four times in five; not below 0.</param>
/// <param name="High">The upper end; not above the number of people.</param>
public readonly record struct Forecast(double Expected, int Low, int High)
{
    /// <summary>How many meetings of one's own weigh as much as what is usual.</summary>
    public const double PriorMeetings = 4;

    /// <summary>How many attendances of a group weigh as much as what is usual: one meeting of a circle of eight.</summary>
    public const double PriorOfGroup = 8;

    /// <summary>Shares of people who usually come after each answer; ours, to be corrected by what our own groups show.</summary>
    public const double UsualAfterYes = 0.85, UsualAfterNothing = 0.35, UsualAfterNo = 0.03, UsualAfterOffer = 0.5;

    // Eight in ten of a normal distribution lie within this many standard deviations.
    const double Spread = 1.2816;

    /// <summary>« Likely 7 ».</summary>
    public int Likely => (int)Math.Round(Expected, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The share, 0 to 1, of its members a group has seen at its own past dates, drawn towards <see cref="UsualAfterNothing"/> while
    /// these are few (a Beta prior worth <see cref="PriorOfGroup"/> attendances): what somebody silent and without a past counts for.
    /// </summary>
    /// <param name="members">Everybody who belongs today; none gives what is usual.</param>
    public static double ShareOfSilent(IEnumerable<Attendance> members)
    {
        var (came, dates) = members.Aggregate((Came: 0, Dates: 0), (sum, one) => (sum.Came + one.Came, sum.Dates + one.Dates));
        return Shrunk(came, dates, UsualAfterNothing, PriorOfGroup);
    }

    /// <summary>The probability, 0 to 1, that one person comes.</summary>
    /// <param name="said">Their answer for this meeting.</param>
    /// <param name="past">Their own past in this group.</param>
    /// <param name="silent">What silence counts for in this group, 0 to 1: <see cref="ShareOfSilent"/>.</param>
    public static double Chance(Said said, Attendance past, double silent = UsualAfterNothing) => said switch
    {
        Said.Yes => Shrunk(past.CameAfterYes, past.SaidYes, UsualAfterYes, PriorMeetings),
        Said.Nothing => Shrunk(past.Came, past.Dates, silent, PriorMeetings),
        Said.No => UsualAfterNo,
        Said.Offered => UsualAfterOffer,
        _ => throw new ArgumentOutOfRangeException(nameof(said), said, null),
    };

    /// <summary>The forecast for a meeting out of everybody's chance.</summary>
    /// <param name="people">Every member of the group once, also those who said no.</param>
    public static Forecast Of(IReadOnlyCollection<(Said Said, Attendance Past)> people)
    {
        var silent = ShareOfSilent(people.Select(p => p.Past));
        var (expected, variance, count) = (0.0, 0.0, 0);
        foreach (var (said, past) in people)
        {
            var chance = Chance(said, past, silent);
            (expected, variance, count) = (expected + chance, variance + chance * (1 - chance), count + 1);
        }
        var reach = Spread * Math.Sqrt(variance);
        return new(expected, (int)Math.Max(0, Math.Floor(expected - reach + 0.5)), (int)Math.Min(count, Math.Ceiling(expected + reach - 0.5)));
    }

    static double Shrunk(int came, int of, double usual, double weight) => (came + weight * usual) / (of + weight);
}
