using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0060_Notices")]
public class M0060Notices : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Notices", t => new
        {
            Id = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(nullable: true),
            Kind = t.Column<string>(),
            Once = t.Column<byte[]>(),
            Words = t.Column<byte[]>(nullable: true),
            FromMembershipId = t.Column<Guid>(nullable: true),
            At = t.Column<DateTime>(),
            IsRead = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Notices", x => x.Id);
            t.ForeignKey("FK_Notices_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_Notices_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Notices_Once", "Notices", "Once", unique: true);
        m.CreateIndex("IX_Notices_MembershipId_At", "Notices", ["MembershipId", "At"]);
        m.CreateIndex("IX_Notices_MeetingId", "Notices", "MeetingId");

        m.CreateTable("NoticeChoices", t => new
        {
            AccountId = t.Column<Guid>(),
            ByMail = t.Column<string>(),
            QuietFrom = t.Column<TimeOnly>(),
            QuietUntil = t.Column<TimeOnly>(),
            SoonWhenQuiet = t.Column<bool>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_NoticeChoices", x => x.AccountId);
            t.ForeignKey("FK_NoticeChoices_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateTable("MissedDrafts", t => new
        {
            Id = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            State = t.Column<string>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MissedDrafts", x => x.Id);
            t.ForeignKey("FK_MissedDrafts_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_MissedDrafts_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_MissedDrafts_MembershipId_MeetingId", "MissedDrafts", ["MembershipId", "MeetingId"], unique: true);
        m.CreateIndex("IX_MissedDrafts_MeetingId", "MissedDrafts", "MeetingId");
    }
}
