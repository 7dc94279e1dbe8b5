using Entraide.Accounts;
using Entraide.Platform.Words;

namespace Entraide.Groups;

/// <summary>What the keys of a group's card are called.</summary>
public static class GroupWords
{
    public static readonly string[] Purposes = ["goal", "sharing", "information"];
    public static readonly string[] Stances = ["redirect", "accompany", "report"];
    public static readonly string[] Languages = ["fr", "en", "ar", "es", "pt", "de", "it", "nl", "tr", "uk"];
    public static readonly Formats[] Ways = [Formats.Room, Formats.Screen, Formats.Phone, Formats.Text];
    public static readonly Roles[] LightRoles = [Roles.Welcome, Roles.Time, Roles.Door, Roles.PhoneBuddy];
    public static readonly Roles[] AllRoles = [Roles.Facilitator, Roles.CoFacilitator, .. LightRoles];

    /// <summary>The size that suits what a group is for.</summary>
    public static (int Smallest, int Largest) Band(string purpose) => purpose switch
    {
        "goal" => (3, 7),
        "information" => (15, 40),
        _ => (5, 10),
    };

    public static string PurposeOf(this T words, string key) => key switch
    {
        "goal" => words["Moving forward on one's own goals"],
        "information" => words["Being informed and asking questions"],
        _ => words["Sharing what we live through"],
    };

    public static string BandOf(this T words, string key) => key switch
    {
        "goal" => words["3 to 7 people: each has time to say their next step and to come back to it."],
        "information" => words["15 people or more: people listen to a subject and ask questions; small tables make it easier to talk."],
        _ => words["5 to 10 people: enough different lives, and a turn to speak for everybody."],
    };

    public static string StanceOf(this T words, string key) => key switch
    {
        "redirect" => words["The group redirects"],
        "accompany" => words["The group accompanies"],
        "report" => words["The group must report"],
        _ => words["Not said yet"],
    };

    public static string StanceMeans(this T words, string key) => key switch
    {
        "redirect" => words["When somebody is in danger, the facilitators stop, say so, and give the numbers of those whose work it is. The group is not an emergency service."],
        "accompany" => words["When somebody is in danger, one of the facilitators stays with them, asks what they want and calls for help with them. Nobody is called behind their back unless a life is at risk."],
        "report" => words["The people who hold this group are bound by law or by their work to report some dangers. They say so before they do it."],
        _ => words["The group will say it before its first meeting."],
    };

    public static string OfficeOf(this T words, OfficeKind kind, string? chapter) =>
        kind == OfficeKind.Administrator ? words["Administrator"]
        : chapter is null ? words["Coordinator of the whole association"] : words["Coordinator of {chapter}", ("chapter", chapter)];

    public static string WayOf(this T words, Formats way) => way switch
    {
        Formats.Room => words["In a room"],
        Formats.Screen => words["On a screen"],
        Formats.Phone => words["By telephone"],
        _ => words["In writing"],
    };

    public static string RoleOf(this T words, Roles role) => role switch
    {
        Roles.Facilitator => words["Facilitator"],
        Roles.CoFacilitator => words["Co-facilitator"],
        Roles.Welcome => words["Welcome"],
        Roles.Time => words["Timekeeper"],
        Roles.Door => words["Door"],
        _ => words["Phone buddy"],
    };

    public static string RoleMeans(this T words, Roles role) => role switch
    {
        Roles.Facilitator => words["Holds the meeting and looks after its ground rules."],
        Roles.CoFacilitator => words["Holds the meeting with the facilitator and in their place."],
        Roles.Welcome => words["Answers those who ask to join and meets them first."],
        Roles.Time => words["Says when a turn ends, kindly."],
        Roles.Door => words["Opens the room and looks after those who arrive late or step out."],
        _ => words["May be called by members between meetings."],
    };

    public static string AskState(this T words, MembershipState state) => state switch
    {
        MembershipState.Asked => words["Waits for an answer"],
        MembershipState.Talk => words["A talk is proposed"],
        MembershipState.Waiting => words["On the waiting list"],
        MembershipState.Offered => words["A place is held"],
        MembershipState.Member => words["Member"],
        _ => "",
    };

    public static string WaysOf(this T words, Formats ways) => Ways.Where(w => ways.HasFlag(w)).Select(words.WayOf).InOneLine();

    public static string LanguagesOf(this GroupCard card) => string.Join(", ", card.Languages.Select(LanguageNames.Of));

    public static IEnumerable<Roles> Each(this Roles roles) => AllRoles.Where(r => roles.HasFlag(r));
}
