namespace Entraide.Groups;

/// <summary>The association that runs this installation; there is one.</summary>
public class Organisation
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public string Name { get; set; } = "";
    public string Language { get; set; } = "fr";
    public string Zone { get; set; } = "Europe/Paris";

    /// <summary>Whose crisis numbers come first on « If you are in danger now »: FR, BE, CH, LU, CA.</summary>
    public string Country { get; set; } = "FR";

    /// <summary>Numbers of its own, one per line: « 01 23 45 67 89 — permanence, 9 h–18 h ».</summary>
    public string CrisisNumbers { get; set; } = "";

    /// <summary>Whose public holidays its groups observe unless they say otherwise.</summary>
    public string? HolidayRegion { get; set; }
    public int Version { get; set; }
}
