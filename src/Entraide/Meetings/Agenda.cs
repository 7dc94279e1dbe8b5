using System.Text.Json;
using Entraide.Groups;
using Entraide.Platform.Secrets;

namespace Entraide.Meetings;

/// <summary>How the people of a circle take part in a step.</summary>
public enum StepMode
{
    /// <summary>Somebody reads or presents; the others listen.</summary>
    Reading,

    /// <summary>Each in turn, in an order; a pass is a turn.</summary>
    Round,

    /// <summary>Whoever asks for the floor.</summary>
    Open,
    Pairs,
    Silence,
    Break,
}

/// <summary>
/// One step of a meeting. <paramref name="PerPersonSeconds"/> is the cap per person; null leaves it open.
/// <paramref name="CheckIn"/> marks the opening round in which everybody says how they are.
/// </summary>
public sealed record AgendaStep(string Title, int Minutes, StepMode Mode, int? PerPersonSeconds, string Script, bool CheckIn = false);

/// <summary>
/// What happens in a meeting, with minutes. Kept sealed with the meeting, or with the group as its habit. The first step opens
/// the meeting; the last closes it and is protected: nothing takes its place and nothing may eat its minutes unless the group agrees.
/// </summary>
public sealed record Agenda(string Template, IReadOnlyList<AgendaStep> Steps)
{
    public int Minutes => Steps.Sum(s => s.Minutes);
}

static class Agendas
{
    public static Agenda? OpenAgenda(this KeyRing ring, Meeting meeting) => Read(ring.OpenOrNull(meeting.Place("Agenda"), meeting.Agenda));

    public static void SealAgenda(this KeyRing ring, Meeting meeting, Guid groupKey, Agenda agenda) =>
        meeting.Agenda = ring.Seal(groupKey, meeting.Place("Agenda"), JsonSerializer.Serialize(agenda));

    public static Agenda? OpenAgenda(this KeyRing ring, UsualAgenda usual) => Read(ring.OpenOrNull(usual.Place("Agenda"), usual.Agenda));

    public static void SealAgenda(this KeyRing ring, UsualAgenda usual, Guid groupKey, Agenda agenda) =>
        usual.Agenda = ring.Seal(groupKey, usual.Place("Agenda"), JsonSerializer.Serialize(agenda));

    static Agenda? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Agenda>(json);
}
