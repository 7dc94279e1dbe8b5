using System.Globalization;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Entraide.Meetings;

/// <summary>One step of the form on its page.</summary>
public sealed record AgendaStepShown(AgendaForm Form, int At);

/// <summary>One step as it is typed; numbers stay as typed until they are kept.</summary>
public sealed class StepForm
{
    public string? Title { get; set; }
    public string? Minutes { get; set; }
    public StepMode Mode { get; set; }
    public string? Cap { get; set; }
    public bool CheckIn { get; set; }
    public string? Script { get; set; }

    public int MinutesOrZero => int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 240 ? n : 0;

    public int? CapOrNone => int.TryParse(Cap, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 10 and <= 3600 ? n : null;

    public static StepForm Of(AgendaStep step) => new()
    {
        Title = step.Title,
        Minutes = step.Minutes.ToString(CultureInfo.InvariantCulture),
        Mode = step.Mode,
        Cap = step.PerPersonSeconds?.ToString(CultureInfo.InvariantCulture),
        CheckIn = step.CheckIn,
        Script = step.Script,
    };

    public AgendaStep Step() => new(Title?.Trim() ?? "", MinutesOrZero, Mode, CapOrNone, Script?.Trim() ?? "", CheckIn);
}

/// <summary>An agenda being changed. Every press keeps everything typed; only « save » keeps it for good.</summary>
public sealed class AgendaForm
{
    public const int MostSteps = 30;

    /// <summary>Of all the steps together: what members read before a meeting weighs less than 20 kB.</summary>
    const int LongestScripts = 8000;

    public string? Template { get; set; }

    /// <summary>A form may name a step and say nothing of it: that step is empty.</summary>
    public List<StepForm> Steps { get; set => field = [.. value.Select(s => s ?? new())]; } = [];

    public static AgendaForm Of(Agenda agenda) => new() { Template = agenda.Template, Steps = [.. agenda.Steps.Select(StepForm.Of)] };

    public Agenda Agenda() => new(Template ?? "", [.. Steps.Select(s => s.Step())]);

    /// <summary>A press on one of the buttons beside a step: « up:2 », « down:0 », « remove:1 », « add ». The closing step stays where it is.</summary>
    public void Press(string act)
    {
        var (verb, at) = (act.Split(':')[0], act.Contains(':', StringComparison.Ordinal) && int.TryParse(act.Split(':')[1], CultureInfo.InvariantCulture, out var n) ? n : -1);
        var last = Steps.Count - 1;
        if (verb == "add" && Steps.Count < MostSteps) Steps.Insert(Math.Max(0, last), new() { Minutes = "5", Mode = StepMode.Open });
        if (at < 0 || at >= last) return;
        if (verb == "up" && at > 0) (Steps[at - 1], Steps[at]) = (Steps[at], Steps[at - 1]);
        if (verb == "down" && at + 1 < last) (Steps[at + 1], Steps[at]) = (Steps[at], Steps[at + 1]);
        if (verb == "remove" && Steps.Count > 2) Steps.RemoveAt(at);
    }

    /// <summary>Says beside each field what cannot be kept.</summary>
    public void Check(ModelStateDictionary state, T words)
    {
        if (Steps.Count is < 2 or > MostSteps) state.AddModelError("", words["An agenda has between 2 and {most} steps.", ("most", MostSteps)]);
        if (Steps.Sum(s => s.Script?.Length ?? 0) > LongestScripts) state.AddModelError("", words["What is said in all the steps together takes at most 8,000 characters. Please shorten some of it."]);
        if (Steps.Count(s => s.CheckIn) > 1) state.AddModelError("", words["Only one step can be the check-in."]);
        for (var i = 0; i < Steps.Count; i++)
        {
            var (step, name) = (Steps[i], $"Form.Steps[{i}]");
            if ((step.Title?.Trim() ?? "").Length is 0 or > 80) state.AddModelError($"{name}.Title", words["Say in 1 to 80 characters what happens in this step."]);
            if (step.MinutesOrZero == 0) state.AddModelError($"{name}.Minutes", words["Whole minutes, from 1 to 240."]);
            else if (i == Steps.Count - 1 && step.MinutesOrZero < 2) state.AddModelError($"{name}.Minutes", words["The closing keeps at least 2 minutes."]);
            if (!string.IsNullOrWhiteSpace(step.Cap) && step.CapOrNone is null) state.AddModelError($"{name}.Cap", words["Seconds per person, from 10 to 3600, or nothing."]);
            if (step.Script?.Length > 4000) state.AddModelError($"{name}.Script", words["At most 4000 characters."]);
        }
    }
}

/// <summary>A page that shows the editor of an agenda.</summary>
public interface IEditsAgenda
{
    AgendaForm Form { get; }
    int? Length { get; }
    int People { get; }
    string Back { get; }
}
