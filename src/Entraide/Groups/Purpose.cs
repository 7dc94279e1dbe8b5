using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Groups;

/// <summary>What is typed about a group, in the wizard and when it is changed later. Blank text is kept as none.</summary>
public class Purpose
{
    [FromForm] public string? Name { get; set; }
    [FromForm] public string? Kind { get; set; }
    [FromForm] public string? WhatFor { get; set; }
    [FromForm] public string? ForWhom { get; set; }
    [FromForm] public string? NotForWhom { get; set; }
    [FromForm] public string? LivedExperience { get; set; }
    [FromForm] public List<string> Languages { get; set; } = [];
    [FromForm] public Address Address { get; set; }
    [FromForm] public List<Formats> Ways { get; set; } = [];
    [FromForm] public string? Venue { get; set; }
    [FromForm] public string? Street { get; set; }
    [FromForm] public string? City { get; set; }
    [FromForm] public string? Access { get; set; }
    [FromForm] public bool StepFree { get; set; }
    [FromForm] public string? ScreenLink { get; set; }
    [FromForm] public string? PhoneNumber { get; set; }
    [FromForm] public string? Stance { get; set; }

    public static Purpose Of(GroupCard card) => new()
    {
        Name = card.Name, Kind = card.Purpose, WhatFor = card.WhatFor, ForWhom = card.ForWhom, NotForWhom = card.NotForWhom,
        LivedExperience = card.LivedExperience, Languages = [.. card.Languages], Address = card.Address,
        Ways = [.. GroupWords.Ways.Where(w => card.Formats.HasFlag(w))], Venue = card.Venue, Street = card.Street, City = card.City,
        Access = card.Access, StepFree = card.StepFree, ScreenLink = card.ScreenLink, PhoneNumber = card.PhoneNumber, Stance = card.Stance,
    };

    /// <summary>The card with the words of one step taken over; « all » takes every step.</summary>
    public GroupCard On(GroupCard card, string step)
    {
        if (step is "purpose" or "all") card = card with
        {
            Name = Short(Name, 80), Purpose = GroupWords.Purposes.Contains(Kind) ? Kind! : card.Purpose, WhatFor = Long(WhatFor),
            ForWhom = Long(ForWhom), NotForWhom = Long(NotForWhom), LivedExperience = Short(LivedExperience, 120),
        };
        if (step is "place" or "all") card = card with
        {
            Languages = [.. GroupWords.Languages.Union(card.Languages).Where(Languages.Contains)], Address = Enum.IsDefined(Address) ? Address : card.Address,
            Formats = GroupWords.Ways.Where(Ways.Contains).Aggregate(Formats.None, (all, way) => all | way),
            Venue = Short(Venue, 120), Street = Short(Street, 120), City = Short(City, 80), Access = Long(Access), StepFree = StepFree,
            ScreenLink = Link(ScreenLink), PhoneNumber = Short(PhoneNumber, 40),
            Latitude = Short(City, 80) == card.City ? card.Latitude : null, Longitude = Short(City, 80) == card.City ? card.Longitude : null,
        };
        if (step is "stance" or "all") card = card with { Stance = GroupWords.Stances.Contains(Stance) ? Stance! : card.Stance };
        return card;
    }

    /// <summary>What a group must say before anybody may read it.</summary>
    public static void Check(GroupCard card)
    {
        foreach (var (sentence, _) in Lacks(card)) throw new Refused(sentence);
    }

    /// <summary>What a card must say before anybody reads it: a sentence, and the page of a draft on which it is said.</summary>
    public static IEnumerable<(string Sentence, string Step)> Lacks(GroupCard card)
    {
        if (card.Name.Length == 0) yield return ("Please give the group a name.", "purpose");
        if (card.WhatFor.Length == 0) yield return ("Please say what the group is for.", "purpose");
        if (card.ForWhom.Length == 0) yield return ("Please say for whom the group is.", "purpose");
        if (card.Languages.Count == 0) yield return ("Please choose at least one language.", "place");
        if (card.Formats == Formats.None) yield return ("Please choose at least one way to come.", "place");
    }

    static string Short(string? text, int longest) => (text?.Trim() ?? "") is var kept && kept.Length <= longest ? kept
        : throw new Refused("One answer is too long: at most {n} characters, please.", ("n", longest));

    static string Long(string? text) => Short(text, 1000);

    static string Link(string? text) => Short(text, 300) is var link && (link.Length == 0 || (Uri.TryCreate(link, UriKind.Absolute, out var to) && to.Scheme == "https")) ? link
        : throw new Refused("The address of the video room must begin with https://") { Field = nameof(ScreenLink) };
}
