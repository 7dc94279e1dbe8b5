using System.Globalization;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Entraide.Meetings;

/// <summary>What can be chosen for a rhythm, in the words of the page.</summary>
static class RhythmChoices
{
    public static IEnumerable<SelectListItem> Months(this T words) =>
        [new(words["All year"], ""), .. Enumerable.Range(1, 12).Select(m => new SelectListItem(words.Month(m), m.ToString(CultureInfo.InvariantCulture)))];

    public static IEnumerable<SelectListItem> HolidayRegions(this T words) =>
        [new(words["No public holidays"], ""), .. Holidays.Regions.Select(r => new SelectListItem(words.HolidayRegion(r), r))];
}
