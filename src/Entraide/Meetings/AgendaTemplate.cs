using System.Text.Json;
using System.Text.Json.Serialization;
using Entraide.Groups;

namespace Entraide.Meetings;

/// <summary>What a template says of itself in one language: after whom, what of it is published, what is our own split, and for whom to adapt it.</summary>
public sealed record TemplateWords(string Name, string Summary, string After, string Published, string Ours, string Adapt);

/// <summary>A step in one language; <paramref name="Tu"/> is the script of a group that says « tu », where it differs.</summary>
public sealed record StepWords(string Title, string Script, string? Tu = null);

public sealed record TemplateStep(int Minutes, StepMode Mode, int? PerPersonSeconds, bool CheckIn, StepWords Fr, StepWords En)
{
    public StepWords In(string language) => language == "fr" ? Fr : En;
}

/// <summary>An agenda in our own words, ready to be used or changed. One file each in the folder Templates; <paramref name="Licence"/> is that of its text.</summary>
public sealed record AgendaTemplate(string Key, int Minutes, string[] Purposes, Formats[] Formats, int Least, int Most, string Licence,
    TemplateWords Fr, TemplateWords En, TemplateStep[] Steps)
{
    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>In the order of the catalogue.</summary>
    static readonly string[] Order =
    [
        "sharing-circle-90", "six-step-tools-90", "peer-cbt-75", "family-group-120", "goal-circle-45", "telephone-circle-60",
        "hybrid-90", "newcomer-welcome-45", "season-review-60", "members-council-90", "trust-round-15",
    ];

    public static IReadOnlyList<AgendaTemplate> All { get; } = [.. Order.Select(Read)];

    public static AgendaTemplate? Of(string? key) => All.FirstOrDefault(t => t.Key == key);

    /// <summary>What a group without a habit begins from: by telephone alone or for goals, a shorter one of its own.</summary>
    public static AgendaTemplate For(GroupCard card) =>
        Of(card.Formats == Groups.Formats.Phone ? "telephone-circle-60" : card.Purpose == "goal" ? "goal-circle-45" : "sharing-circle-90")!;

    public TemplateWords In(string language) => language == "fr" ? Fr : En;

    /// <summary>As an agenda of this group: in its language, in its form of address.</summary>
    public Agenda As(GroupCard card)
    {
        var language = card.Languages.Contains("fr") || card.Languages.Count == 0 ? "fr" : "en";
        return new(Key, [.. Steps.Select(s => Step(s, s.In(language), card.Address))]);
    }

    static AgendaStep Step(TemplateStep step, StepWords words, Address address) =>
        new(words.Title, step.Minutes, step.Mode, step.PerPersonSeconds, address == Address.Tu ? words.Tu ?? words.Script : words.Script, step.CheckIn);

    static AgendaTemplate Read(string key)
    {
        using var stream = typeof(AgendaTemplate).Assembly.GetManifestResourceStream($"Meetings/Templates/{key}.json")!;
        return JsonSerializer.Deserialize<AgendaTemplate>(stream, Reading)!;
    }
}
