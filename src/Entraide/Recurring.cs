using Entraide.Platform.Work;

namespace Entraide;

/// <summary>All recurring work of the product, one line each.</summary>
static class Recurring
{
    public static readonly RecurringWork[] All =
    [
        new("send mail", TimeSpan.FromSeconds(15), (s, stop) => s.GetRequiredService<Platform.Mail.Postman>().Deliver(stop)),
        new("forget old acts", TimeSpan.FromHours(1), (s, stop) => Platform.Web.DoneAct.Forget(s, stop)),
        new("forget old happenings", TimeSpan.FromDays(1), Platform.Work.Happening.Forget, new(2, 0)),
        new("end old sessions", TimeSpan.FromHours(1), (s, stop) => Accounts.Session.Forget(s, stop)),
        new("forget what opened once", TimeSpan.FromHours(1), Accounts.OneTime.Forget),
        new("release old brakes", TimeSpan.FromHours(6), Accounts.Brake.Forget),
        new("erase accounts that nobody used for two years", TimeSpan.FromDays(1), Accounts.Unused.Look, new(2, 45)),
        new("hold free places for those who wait", TimeSpan.FromMinutes(5), Groups.Places.GoOn),
        new("forget groups that ended a year ago", TimeSpan.FromDays(1), Groups.Ended.Forget, new(2, 15)),
        new("note the reviews that are due", TimeSpan.FromHours(6), Groups.Reviewing.Note),
        new("bring the next meetings into being", TimeSpan.FromHours(1), Meetings.Calendar.AlignAll),
        new("offer free seats", TimeSpan.FromMinutes(5), Meetings.Seating.PromoteAll),
        new("look for stand-ins", TimeSpan.FromMinutes(15), Meetings.StandingIn.CallAll),
        new("end what stand-ins were to a group", TimeSpan.FromHours(6), Meetings.StandingIn.EndAll),
        new("let the directory go on", TimeSpan.FromMinutes(5), Directory.Times.GoOn),
        new("count the pulses that closed", TimeSpan.FromMinutes(5), Feedback.Pulses.CountAll),
        new("note the credentials about to end", TimeSpan.FromHours(6), Training.Lapsing.Note),
        new("close forgotten meetings", TimeSpan.FromMinutes(15), Meetings.Holding.CloseForgotten),
        new("remind people of their meetings", TimeSpan.FromMinutes(1), Notifications.Reminders.Send),
        new("look for people who were missed", TimeSpan.FromHours(1), Notifications.Missed.Look),
        new("forget old notices", TimeSpan.FromHours(6), Notifications.Notice.Forget),
        new("forget old letters", TimeSpan.FromHours(6), (s, stop) => Platform.Mail.Letter.Forget(s, stop)),
        new("shuffle the rows that would join a person to a group", TimeSpan.FromDays(1), Platform.Data.Shuffle.Night, new(2, 30)),
    ];
}
