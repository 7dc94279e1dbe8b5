using System.Text.Json;
using Entraide.Platform.Secrets;

namespace Entraide.Meetings;

/// <summary>How the people of a circle take part in a step.</summary>
public enum StepMode
{
    Welcome,
    Checkin,
    Share,
    Tool,
    Round,
    Practical,
    Silence,
    Pause,
    Close,
}

/// <summary>One step of a meeting. <paramref name="PerPersonSeconds"/> is the cap per person; null leaves it open.</summary>
public sealed record AgendaStep(string Title, int Minutes, StepMode Mode, int? PerPersonSeconds, string Script);

/// <summary>What happens in a meeting, with minutes. Kept sealed with the meeting, or with the group as its habit.</summary>
public sealed record Agenda(string Template, IReadOnlyList<AgendaStep> Steps)
{
    public int Minutes => Steps.Sum(s => s.Minutes);
}

static class Agendas
{
    public static Agenda? OpenAgenda(this KeyRing ring, Meeting meeting) =>
        ring.OpenOrNull(meeting.Place("Agenda"), meeting.Agenda) is { } json ? JsonSerializer.Deserialize<Agenda>(json) : null;

    public static void SealAgenda(this KeyRing ring, Meeting meeting, Guid groupKey, Agenda agenda) =>
        meeting.Agenda = ring.Seal(groupKey, meeting.Place("Agenda"), JsonSerializer.Serialize(agenda));
}
