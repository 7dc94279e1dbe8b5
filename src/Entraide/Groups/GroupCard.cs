using System.Text.Json;
using System.Text.Json.Serialization;
using Entraide.Platform.Secrets;

namespace Entraide.Groups;

[Flags]
public enum Formats
{
    None = 0,
    Room = 1,
    Screen = 2,
    Phone = 4,
    Text = 8,
}

/// <summary>« vous » unless the group chose « tu ».</summary>
public enum Address
{
    Vous,
    Tu,
}

/// <summary>What a group says about itself. It is kept sealed and whole; a new field is one line here and one on its page.</summary>
public sealed record GroupCard
{
    public string Name { get; init; } = "";

    /// <summary>A key of the purposes: goal, sharing, information.</summary>
    public string Purpose { get; init; } = "sharing";
    public string WhatFor { get; init; } = "";
    public string ForWhom { get; init; } = "";
    public string NotForWhom { get; init; } = "";
    public string LivedExperience { get; init; } = "";
    public IReadOnlyList<string> Languages { get; init; } = ["fr"];
    public Address Address { get; init; }
    public Formats Formats { get; init; } = Formats.Room;
    public string Stance { get; init; } = "";

    /// <summary>How the group wishes to meet, in the words of whoever reads it; "" when undecided or once its dates are set.</summary>
    public string Rhythm { get; init; } = "";
    public string Venue { get; init; } = "";
    public string Street { get; init; } = "";
    public string City { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>The room as it is said in one line; "" when the group has not said where it is.</summary>
    [JsonIgnore]
    public string Place => string.Join(", ", new[] { Venue, Street, City }.Where(part => part.Length > 0));
    public string Access { get; init; } = "";
    public bool StepFree { get; init; }
    public string ScreenLink { get; init; } = "";
    public string PhoneNumber { get; init; } = "";
}

static class Cards
{
    public static GroupCard OpenCard(this KeyRing ring, Group group) =>
        JsonSerializer.Deserialize<GroupCard>(ring.Open(group.Place("Card"), group.Card))!;

    public static void SealCard(this KeyRing ring, Group group, GroupCard card) =>
        group.Card = ring.Seal(group.KeyId, group.Place("Card"), JsonSerializer.Serialize(card));
}
