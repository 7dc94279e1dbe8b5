using System.Text.Json;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

[Flags]
public enum Needs
{
    None = 0,
    StepFree = 1,
    NearTheDoor = 2,
    Quiet = 4,
    HearBetter = 8,
    LargePrint = 16,
    Interpreter = 32,
    Breaks = 64,
    Child = 128,
    Animal = 256,
    NoPerfume = 512,
    Companion = 1024,
}

/// <summary>What somebody needs to be able to come. Facilitators see how many need what, and the words only when the person wants them read.</summary>
public sealed record NeedsCard(Needs Ticked, string Words, bool WordsMayBeRead)
{
    public static readonly NeedsCard Empty = new(Needs.None, "", false);

    public static readonly IReadOnlyList<Needs> Each = [.. Enum.GetValues<Needs>().Where(n => n != Needs.None)];
}

static class NeedsWords
{
    // A card without a need is as long as one with many.
    const int Room = 700;

    public static void SealNeeds(this KeyRing ring, Seat seat, Membership membership, NeedsCard card) =>
        seat.Needs = ring.Seal(membership.KeyId, seat.Place("Needs"), JsonSerializer.Serialize(card).PadRight(Room));

    public static NeedsCard OpenNeeds(this KeyRing ring, Seat? seat) =>
        seat is not null && ring.OpenOrNull(seat.Place("Needs"), seat.Needs) is { } json ? JsonSerializer.Deserialize<NeedsCard>(json)! : NeedsCard.Empty;

    public static string Need(this T words, Needs need) => need switch
    {
        Needs.StepFree => words["A way in without steps"],
        Needs.NearTheDoor => words["A place near the door"],
        Needs.Quiet => words["Little noise and soft light"],
        Needs.HearBetter => words["To hear better: a loop, or people facing me"],
        Needs.LargePrint => words["Large print"],
        Needs.Interpreter => words["An interpreter"],
        Needs.Breaks => words["Breaks"],
        Needs.Child => words["To bring a child"],
        Needs.Animal => words["To bring an assistance animal"],
        Needs.NoPerfume => words["People without perfume"],
        Needs.Companion => words["To come with somebody who helps me"],
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };
}
