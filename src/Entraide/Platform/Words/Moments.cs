using System.Globalization;

namespace Entraide.Platform.Words;

/// <summary>Days and hours as a person says them, in the language of the page.</summary>
public static class Moments
{
    /// <summary>« jeudi 8 octobre, 18 h 30 » · “Thursday 8 October, 18:30”.</summary>
    public static string Moment(this T words, DateTime local) => $"{words.DayOf(DateOnly.FromDateTime(local))}, {words.Hour(TimeOnly.FromDateTime(local))}";

    /// <summary>« 8 oct., 18 h 30 » · “8 Oct, 18:30”.</summary>
    public static string ShortMoment(this T words, DateTime local) => $"{local.ToString(words.Language.Code == "fr" && local.Day == 1 ? "d'er' MMM" : "d MMM", words.Language.Culture)}, {words.Hour(TimeOnly.FromDateTime(local))}";

    public static string DayOf(this T words, DateOnly on) => on.ToString(words.Language.Code == "fr" && on.Day == 1 ? "dddd d'er' MMMM" : "dddd d MMMM", words.Language.Culture);

    public static string LongDay(this T words, DateOnly on) => $"{words.DayOf(on)} {on.Year.ToString(CultureInfo.InvariantCulture)}";

    public static string Hour(this T words, TimeOnly time) => words.Language.Code == "fr"
        ? time.ToString(time.Minute == 0 ? "H'\u00a0h'" : "H'\u00a0h\u00a0'mm", CultureInfo.InvariantCulture)
        : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The town a time zone is named after, in the language of the page where it has another name there: « Europe/Paris » is Paris.</summary>
    public static string City(this T words, string zone) => words[Named(zone)];

    /// <summary>The hour where something is held, beside the reader's own; the day too where that is another.</summary>
    public static string There(this T words, string zone, DateTime there, DateTime here) => words["({city}: {there})",
        ("city", words.City(zone)), ("there", there.Date == here.Date ? words.Hour(TimeOnly.FromDateTime(there)) : words.Moment(there))];

    public static string Named(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
