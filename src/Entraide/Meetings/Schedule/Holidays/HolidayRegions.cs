using static Entraide.Meetings.Holiday;
using static Entraide.Meetings.HolidayDays;
using Rules = (Entraide.Meetings.Holiday Holiday, System.Func<int, System.DateOnly> Day)[];

namespace Entraide.Meetings;

/// <summary>What the law of each region says; custom (Good Friday in the Antilles) is for the group to cancel by hand. Fixed days stand before movable ones.</summary>
internal static class HolidayRegions
{
    static readonly Rules NewYearAndChristmas = [(NewYear, Fixed(1, 1)), (Christmas, Fixed(12, 25))];

    static readonly Rules Movable = [(EasterMonday, AfterEaster(1)), (Ascension, AfterEaster(39)), (WhitMonday, AfterEaster(50))];

    static readonly Rules Catholic = [.. NewYearAndChristmas,
        (LabourDay, Fixed(5, 1)), (Assumption, Fixed(8, 15)), (AllSaints, Fixed(11, 1)), .. Movable];

    /// <summary>Code du travail, article L3133-1.</summary>
    static readonly Rules France =
        [(VictoryDay, Fixed(5, 8)), (NationalDay, Fixed(7, 14)), (Armistice, Fixed(11, 11)), .. Catholic];

    /// <summary>Code du travail, article L3134-13.</summary>
    static readonly Rules AlsaceMoselle = [.. France, (GoodFriday, AfterEaster(-2)), (SaintStephen, Fixed(12, 26))];

    static readonly Rules Belgium = [.. Catholic, (NationalDay, Fixed(7, 21)), (Armistice, Fixed(11, 11))];

    static readonly Rules Luxembourg =
        [(EuropeDay, Fixed(5, 9)), (NationalDay, Fixed(6, 23)), (SaintStephen, Fixed(12, 26)), .. Catholic];

    /// <summary>The four days every canton keeps.</summary>
    static readonly Rules Switzerland = [.. NewYearAndChristmas, (Ascension, AfterEaster(39)), (NationalDay, Fixed(8, 1))];

    static readonly Rules Romandy = [.. NewYearAndChristmas, .. Movable, (GoodFriday, AfterEaster(-2)), (NationalDay, Fixed(8, 1))];

    static readonly Rules Vaud = [.. Romandy,
        (SecondOfJanuary, Fixed(1, 2)), (FederalFastMonday, Nth(9, 3, DayOfWeek.Sunday, plus: 1))];

    static readonly Rules Geneva = [.. Romandy,
        (GenevaFast, Nth(9, 1, DayOfWeek.Sunday, plus: 4)), (RestorationOfTheRepublic, Fixed(12, 31))];

    /// <summary>An employer closes on Good Friday or on Easter Monday; both count, since a lent room may be shut on either.</summary>
    static readonly Rules Quebec = [.. NewYearAndChristmas,
        (GoodFriday, AfterEaster(-2)), (EasterMonday, AfterEaster(1)), (PatriotsDay, Before(5, 25, DayOfWeek.Monday)),
        (NationalDay, Fixed(6, 24)), (CanadaDay, NotOnSunday(7, 1)), (LabourDay, Nth(9, 1, DayOfWeek.Monday)),
        (Thanksgiving, Nth(10, 2, DayOfWeek.Monday))];

    public static readonly IReadOnlyList<(string Code, Rules Rules)> All =
    [
        ("FR", France),
        ("FR-57", AlsaceMoselle),
        ("FR-67", AlsaceMoselle),
        ("FR-68", AlsaceMoselle),
        ("FR-971", [(AbolitionOfSlavery, Fixed(5, 27)), .. France]),
        ("FR-972", [(AbolitionOfSlavery, Fixed(5, 22)), .. France]),
        ("FR-973", [(AbolitionOfSlavery, Fixed(6, 10)), .. France]),
        ("FR-974", [(AbolitionOfSlavery, Fixed(12, 20)), .. France]),
        ("FR-976", [(AbolitionOfSlavery, Fixed(4, 27)), .. France]),
        ("BE", Belgium),
        ("CH", Switzerland),
        ("CH-GE", Geneva),
        ("CH-VD", Vaud),
        ("LU", Luxembourg),
        ("CA-QC", Quebec),
    ];
}
