namespace Entraide.Meetings;

/// <summary>A public holiday by what it celebrates; the day depends on the region.</summary>
public enum Holiday
{
    NewYear,
    SecondOfJanuary,
    GoodFriday,
    EasterMonday,
    LabourDay,
    VictoryDay,
    EuropeDay,
    Ascension,
    WhitMonday,
    PatriotsDay,
    AbolitionOfSlavery,
    NationalDay,
    CanadaDay,
    Assumption,
    GenevaFast,
    FederalFastMonday,
    Thanksgiving,
    AllSaints,
    Armistice,
    Christmas,
    SaintStephen,
    RestorationOfTheRepublic,
}
