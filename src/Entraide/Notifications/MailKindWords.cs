using Entraide.Platform.Words;

namespace Entraide.Notifications;

static class MailKindWords
{
    public static IReadOnlyList<(MailKinds Kind, string Label, string Hint)> KindsOfMail(this T words) =>
    [
        (MailKinds.Announcement, words["The next meeting"], words["Two to five days before, unless I have answered"]),
        (MailKinds.DayBefore, words["The day before"], words["Unless I have said that I am not coming"]),
        (MailKinds.Soon, words["Twenty minutes before"], words["With the way to come, once I am signed in"]),
        (MailKinds.Changes, words["A meeting that moves or is cancelled, a seat that comes free"], ""),
        (MailKinds.Places, words["Answers about my place, new versions of the charter"], ""),
        (MailKinds.Messages, words["Messages from somebody of my groups"], ""),
        (MailKinds.Holding, words["What I hold with others: people who ask to join, stand-ins"], words["Only if you have such a part in a group"]),
    ];
}
