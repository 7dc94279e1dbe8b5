using System.Globalization;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

/// <summary>A rhythm as a person says it: « Le dernier jeudi du mois, d’octobre à juin, 18 h 30, deux heures ».</summary>
public static class RhythmWords
{
    public static string Say(this T words, Rhythm rhythm)
    {
        var parts = new List<string> { Days(words, rhythm) };
        if (rhythm.Season is { } season) parts.Add(words["{from} to {to}", ("from", From(words, season.FromMonth)), ("to", Month(words, season.ToMonth))]);
        parts.Add(words.Hour(rhythm.Time));
        parts.Add(words.Length(rhythm.Minutes));
        if (rhythm is { SkipsHolidays: true, HolidayRegion: not null }) parts.Add(words["except on public holidays"]);
        if (rhythm.UntilOn is { } last) parts.Add(words["until {day}", ("day", words.LongDay(last))]);
        return string.Join(", ", parts);
    }

    /// <summary>One rule after the other: « Chaque jeudi, 18 h 30, deux heures ; puis, à partir du mardi 12 janvier 2027 : chaque mardi … ».</summary>
    /// <param name="rules">One at least, in their order, as <see cref="Schedule.From"/> gives them.</param>
    public static string Say(this T words, IReadOnlyList<Segment> rules)
    {
        var said = words.Say(Until(0));
        for (var n = 1; n < rules.Count; n++)
            said = words["{rhythm}; then, from {day} on: {next}", ("rhythm", said), ("day", words.LongDay(rules[n].FromOn)), ("next", Within(words, words.Say(Until(n))))];
        return said;

        // A last day that the next rule overtakes is not said.
        Rhythm Until(int n) => n + 1 < rules.Count && rules[n].Rhythm.UntilOn >= rules[n + 1].FromOn ? rules[n].Rhythm with { UntilOn = null } : rules[n].Rhythm;
    }

    static string Within(T words, string sentence) => words.Language.Culture.TextInfo.ToLower(sentence[..1]) + sentence[1..];

    public static string Length(this T words, int minutes) => minutes switch
    {
        60 => words["one hour"],
        90 => words["an hour and a half"],
        120 => words["two hours"],
        150 => words["two and a half hours"],
        180 => words["three hours"],
        _ => words.Plural(minutes, "{n} minute", "{n} minutes"),
    };

    public static string Weekday(this T words, DayOfWeek day) => words.Language.Culture.DateTimeFormat.GetDayName(day);

    public static string Month(this T words, int month) => words.Language.Culture.DateTimeFormat.GetMonthName(month);

    public static string Ordinal(this T words, int ordinal) => ordinal switch
    {
        1 => words["first"],
        2 => words["second"],
        3 => words["third"],
        4 => words["fourth"],
        5 => words["fifth"],
        _ => words["last"],
    };

    static string Days(T words, Rhythm rhythm)
    {
        var days = rhythm.Days.InOrder().Select(d => words.Weekday(d)).ToList();
        if (rhythm.Cadence == Cadence.Weekly)
            return rhythm.Every switch
            {
                1 => words["Every {days}", ("days", All(words, days))],
                2 => words["Every two weeks, on {days}", ("days", All(words, days))],
                _ => words["Every {n} weeks, on {days}", ("n", rhythm.Every), ("days", All(words, days))],
            };
        var ordinals = rhythm.Ordinals.InOrder().Select(o => words.Ordinal(o)).ToList();
        if (days.Count > 1)
            return words["On these days of the month: {list}", ("list", All(words, [.. from o in ordinals from d in days select words["{which} {day}", ("which", o), ("day", d)]]))];
        return words.Plural(ordinals.Count, "The {which} {day} of the month", "The {which} {day} of each month", ("which", All(words, ordinals)), ("day", days[0]));
    }

    // « d’octobre » but « de janvier ».
    static string From(T words, int month)
    {
        var name = words.Month(month);
        if (words.Language.Code != "fr") return name;
        return "aeiouéh".Contains(name[0], StringComparison.Ordinal) ? $"d’{name}" : $"de {name}";
    }

    static string All(T words, List<string> parts) => parts.Count < 2 ? string.Concat(parts)
        : words["{some} and {last}", ("some", string.Join(", ", parts.SkipLast(1))), ("last", parts[^1])];

    public static string Problem(RhythmProblem problem) => problem switch
    {
        RhythmProblem.NoDay => "Choose at least one day of the week.",
        RhythmProblem.NoOrdinal => "Choose which of these days in the month: first, third, last…",
        RhythmProblem.EveryOutOfRange => "A group meets at least every twelve weeks.",
        RhythmProblem.SeasonOutOfRange => "Choose both months of the season, or meet all year.",
        RhythmProblem.DurationOutOfRange => "A meeting lasts between 15 minutes and 8 hours.",
        RhythmProblem.UnknownZone => "Choose the time zone of the group.",
        RhythmProblem.DateOutOfRange => "This day is too far away. Choose one within the next years.",
        RhythmProblem.EndsBeforeItStarts => "The last day comes before the first. Please change one of them.",
        RhythmProblem.UnknownHolidayRegion or RhythmProblem.HolidayRegionMissing => "To skip public holidays, choose whose holidays they are.",
        RhythmProblem.NeverHappens => "No day satisfies all of this. Please change the days, the season or the last day.",
        _ => throw new InvalidOperationException(),
    };

    public static string HolidayName(this T words, Holiday holiday) => holiday switch
    {
        Holiday.NewYear => words["New Year’s Day"],
        Holiday.SecondOfJanuary => words["2 January"],
        Holiday.GoodFriday => words["Good Friday"],
        Holiday.EasterMonday => words["Easter Monday"],
        Holiday.LabourDay => words["Labour Day"],
        Holiday.VictoryDay => words["Victory Day"],
        Holiday.EuropeDay => words["Europe Day"],
        Holiday.Ascension => words["Ascension Day"],
        Holiday.WhitMonday => words["Whit Monday"],
        Holiday.PatriotsDay => words["Patriots’ Day"],
        Holiday.AbolitionOfSlavery => words["Abolition of slavery"],
        Holiday.NationalDay => words["the national holiday"],
        Holiday.CanadaDay => words["Canada Day"],
        Holiday.Assumption => words["the Assumption"],
        Holiday.GenevaFast => words["the Geneva Fast"],
        Holiday.FederalFastMonday => words["Federal Fast Monday"],
        Holiday.Thanksgiving => words["Thanksgiving"],
        Holiday.AllSaints => words["All Saints’ Day"],
        Holiday.Armistice => words["Armistice Day"],
        Holiday.Christmas => words["Christmas"],
        Holiday.SaintStephen => words["Saint Stephen’s Day"],
        Holiday.RestorationOfTheRepublic => words["Restoration of the Republic"],
        _ => throw new InvalidOperationException(),
    };

    public static string HolidayRegion(this T words, string region) => region switch
    {
        "FR" => words["France"],
        "FR-57" => words["France, Moselle"],
        "FR-67" => words["France, Bas-Rhin"],
        "FR-68" => words["France, Haut-Rhin"],
        "FR-971" => words["Guadeloupe"],
        "FR-972" => words["Martinique"],
        "FR-973" => words["French Guiana"],
        "FR-974" => words["Réunion"],
        "FR-976" => words["Mayotte"],
        "BE" => words["Belgium"],
        "CH" => words["Switzerland, days common to all cantons"],
        "CH-GE" => words["Switzerland, Geneva"],
        "CH-VD" => words["Switzerland, Vaud"],
        "LU" => words["Luxembourg"],
        "CA-QC" => words["Quebec"],
        _ => region,
    };
}
