using Entraide.Meetings;
using Entraide.Platform.Time;
using Entraide.Platform.Words;

namespace Entraide.Notifications;

/// <summary>
/// What a mail says: no group, no name, no place, no content, and nothing that could not be said of a dentist. The rest waits
/// behind the link, for whoever can sign in.
/// </summary>
static class NeutralWords
{
    /// <summary>What is said with the hour of a meeting.</summary>
    public static readonly NoticeKind[] NameTheHour =
        [NoticeKind.Announcement, NoticeKind.DayBefore, NoticeKind.Soon, NoticeKind.Moved, NoticeKind.Cancelled, NoticeKind.SeatOffered, NoticeKind.Rhythm, NoticeKind.Ended, NoticeKind.HoldersAsked];

    public static (string Subject, string Paragraph, string LinkText) Of(News news, string zone, T words)
    {
        var (kind, meeting) = (news.Kind, news.Meeting);
        var when = meeting is null ? "" : words.Moment(WallClock.ToLocal(zone, meeting.StartsAt));
        return kind switch
        {
            NoticeKind.Announcement => (words["Your appointment"], words["Your next appointment: {when}. You can say whether you are coming, and how.", ("when", when)], words["See the appointment"]),
            NoticeKind.DayBefore => (words["Your appointment"], words["A reminder of your appointment: {when}. If you cannot come, one press is enough.", ("when", when)], words["See the appointment"]),
            NoticeKind.Soon => (words["Your appointment"], words["Your appointment begins soon: {when}. How to come is behind this link.", ("when", when)], words["See how to come"]),
            NoticeKind.Moved => (words["Your appointment has changed"], words["Your appointment is now: {when}.", ("when", when)], words["See the appointment"]),
            NoticeKind.Rhythm when meeting is { State: MeetingState.Planned } =>
                (words["Your appointment has changed"], words["Your appointments have another rhythm. The first one that changes is now: {when}.", ("when", when)], words["See what comes next"]),
            NoticeKind.Rhythm => (words["Your appointment has changed"], words["Your appointments have another rhythm. The one of {when} does not take place.", ("when", when)], words["See what comes next"]),
            NoticeKind.Cancelled or NoticeKind.Ended when meeting is not null => (words["Your appointment has changed"], words["The appointment of {when} does not take place.", ("when", when)], words["See what comes next"]),
            NoticeKind.SeatOffered => (words["Your appointment"], words["A seat has come free for you: {when}. Please say whether you take it.", ("when", when)], words["Answer"]),
            NoticeKind.TalkProposed or NoticeKind.PlaceOffered or NoticeKind.Admitted or NoticeKind.Declined =>
                (words["An answer awaits you"], words["Somebody has answered you. The answer can be read once you are signed in."], words["Read the answer"]),
            NoticeKind.Charter => (words["A text awaits you"], words["A text that concerns you has a new version. You can read it when you have a moment."], words["See what awaits you"]),
            NoticeKind.Missed => (words["A message awaits you"], words["Somebody has written to you. There is nothing you need to do; the message stays until you wish to read it."], words["See what awaits you"]),
            NoticeKind.HoldersAsked => (words["Your appointment"], words["Your next appointment: {when}. You can say whether you are coming, and how.", ("when", when)], words["See the appointment"]),
            NoticeKind.CredentialEnding => (words["Something ends soon"], words["Something you look after ends soon. You can read what it is once you are signed in."], words["See what awaits you"]),
            NoticeKind.AccountEnding => (words["Something ends soon"],
                words["An access of yours has not been used for a long time. It is erased on {day}, with all that belongs to it. To keep it, sign in before that day; if you no longer need it, there is nothing to do.", ("day", words.LongDay(DateOnly.FromDateTime(news.Until)))], words["Sign in"]),
            NoticeKind.ReviewDue => (words["Something awaits you"], words["A day you had set has come. You can read what for once you are signed in."], words["See what awaits you"]),
            NoticeKind.LeaderFound or NoticeKind.Overridden or NoticeKind.Ended => (words["There is news for you"], words["Something changed in which you have a part. You can read it once you are signed in."], words["See what awaits you"]),
            NoticeKind.SomebodyAsked or NoticeKind.StandInCalled or NoticeKind.StandInFound =>
                (words["Something awaits you"], words["Somebody is waiting for an answer in which you have a part."], words["See what awaits you"]),
            _ => throw new ArgumentOutOfRangeException(nameof(news), kind, null),
        };
    }
}
