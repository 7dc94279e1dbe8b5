using Entraide.Platform.Words;

namespace Entraide.Meetings;

static class Modes
{
    public static string Mode(this T words, StepMode mode) => mode switch
    {
        StepMode.Reading => words["Read or told"],
        StepMode.Round => words["Round: each in turn"],
        StepMode.Open => words["Open: whoever asks"],
        StepMode.Pairs => words["In pairs"],
        StepMode.Silence => words["In silence"],
        StepMode.Break => words["Break"],
        _ => throw new InvalidOperationException(),
    };

    /// <summary>« 2 min », « 1 min 30 s », « 45 s ».</summary>
    public static string Span(this T words, int seconds) => (seconds / 60, seconds % 60) switch
    {
        (0, var s) => words["{s} s", ("s", s)],
        (var m, 0) => words["{m} min", ("m", m)],
        var (m, s) => words["{m} min {s} s", ("m", m), ("s", s)],
    };
}
