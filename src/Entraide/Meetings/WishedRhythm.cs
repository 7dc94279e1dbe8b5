using System.Text.Json;
using Entraide.Groups;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

/// <summary>How a group that has no dates yet would like to meet; kept sealed with what it says about itself.</summary>
sealed class WishedRhythm(T words) : IFactOfCard
{
    public (string Label, string Value)? Of(GroupCard card) => card.Wished() is { } rhythm ? (words["Wished rhythm"], words.Say(rhythm)) : null;
}

static class Wishes
{
    public static Rhythm? Wished(this GroupCard card) => card.Rhythm.Length == 0 ? null : JsonSerializer.Deserialize<Rhythm>(card.Rhythm);

    public static GroupCard Wishing(this GroupCard card, Rhythm? rhythm) => card with { Rhythm = rhythm is null ? "" : JsonSerializer.Serialize(rhythm) };
}
