using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Groups;

/// <summary>How many, until when, and how people arrive.</summary>
public class Sizes
{
    [FromForm] public int? Smallest { get; set; }
    [FromForm] public int? Largest { get; set; }
    [FromForm] public DateOnly? ReviewOn { get; set; }
    [FromForm] public bool WelcomesByTalk { get; set; }

    public static Sizes Of(Group group) => new() { Smallest = group.Smallest, Largest = group.Largest, ReviewOn = group.ReviewOn, WelcomesByTalk = group.WelcomesByTalk };

    public void On(Group group, string purpose, DateOnly today)
    {
        var (least, most) = GroupWords.Band(purpose);
        if (Smallest > Largest) throw new Refused("At least {smallest} and at most {largest} cannot both be: are they the other way round?", ("smallest", Smallest), ("largest", Largest!)) { Field = nameof(Smallest) };
        if (Smallest is null or < 2 || Largest is null or > 200)
            throw new Refused("Please say how many people at least and at most, for instance {least} and {most}.", ("least", least), ("most", most)) { Field = Smallest is null or < 2 ? nameof(Smallest) : nameof(Largest) };
        if (ReviewOn is { } review && review != group.ReviewOn && (review <= today || review > today.AddYears(2)))
            throw new Refused("The review date must lie ahead, within two years.") { Field = nameof(ReviewOn) };
        (group.Smallest, group.Largest, group.ReviewOn, group.WelcomesByTalk) = (Smallest.Value, Largest.Value, ReviewOn, WelcomesByTalk);
    }
}
