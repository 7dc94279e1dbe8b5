using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0005_Meetings")]
public class M0005Meetings : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("ScheduleRules", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            FromOn = t.Column<DateOnly>(),
            Rhythm = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ScheduleRules", x => x.Id);
            t.ForeignKey("FK_ScheduleRules_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_ScheduleRules_GroupId_FromOn", "ScheduleRules", ["GroupId", "FromOn"], unique: true);

        m.CreateTable("ScheduleExceptions", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            Turn = t.Column<int>(),
            Decision = t.Column<string>(),
            On = t.Column<DateOnly>(),
            ToOn = t.Column<DateOnly>(nullable: true),
            Time = t.Column<TimeOnly>(nullable: true),
            Minutes = t.Column<int>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ScheduleExceptions", x => x.Id);
            t.ForeignKey("FK_ScheduleExceptions_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_ScheduleExceptions_GroupId_Turn", "ScheduleExceptions", ["GroupId", "Turn"], unique: true);

        m.CreateTable("Meetings", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            OriginalOn = t.Column<DateOnly>(),
            StartsAt = t.Column<DateTime>(),
            EndsAt = t.Column<DateTime>(),
            Zone = t.Column<string>(),
            State = t.Column<string>(),
            Sequence = t.Column<int>(),
            Limit = t.Column<int>(nullable: true),
            Agenda = t.Column<byte[]>(nullable: true),
            RoomCode = t.Column<byte[]>(nullable: true),
            OpenedAt = t.Column<DateTime>(nullable: true),
            ClosedAt = t.Column<DateTime>(nullable: true),
            Step = t.Column<int>(),
            StepBeganAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Meetings", x => x.Id);
            t.ForeignKey("FK_Meetings_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Meetings_GroupId_OriginalOn", "Meetings", ["GroupId", "OriginalOn"], unique: true);
        m.CreateIndex("IX_Meetings_State_StartsAt", "Meetings", ["State", "StartsAt"]);

        m.CreateTable("Seats", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            Coming = t.Column<string>(),
            How = t.Column<string>(),
            Listens = t.Column<bool>(),
            Needs = t.Column<byte[]>(nullable: true),
            WaitingTurn = t.Column<int>(),
            Came = t.Column<bool>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Seats", x => x.Id);
            t.ForeignKey("FK_Seats_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_Seats_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Seats_MeetingId_MembershipId", "Seats", ["MeetingId", "MembershipId"], unique: true);
        m.CreateIndex("IX_Seats_MembershipId", "Seats", "MembershipId");
    }
}
