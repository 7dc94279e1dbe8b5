using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>One meeting as a calendar file, in neutral words: no group, no place, no people.</summary>
public class MeetingCalendarModel(AppDb db, MeetingDoors doors, T words) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id)
    {
        var meeting = (await doors.Member(id)).Meeting;
        return Content(CalendarFile.Meeting(CardOf(meeting, words["Appointment"], db.Now), meeting.Occurrence()), CalendarFile.MediaType);
    }

    /// <summary>The same name for one meeting in every file, so that a calendar never shows it twice.</summary>
    public static CalendarCard CardOf(Meeting meeting, string title, DateTime now) => new($"{meeting.Id:N}@entraide", meeting.Sequence, title, now) { Private = true };
}
