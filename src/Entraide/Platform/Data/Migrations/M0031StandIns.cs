using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0031_StandIns")]
public class M0031StandIns : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateTime>("StandInCalledAt", "Meetings", nullable: true);
        m.AddColumn<bool>("StandInForChapter", "Meetings", defaultValue: false);
        m.CreateTable("StandIns", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StandIns", x => x.Id);
            t.ForeignKey("FK_StandIns_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_StandIns_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_StandIns_MeetingId_MembershipId", "StandIns", ["MeetingId", "MembershipId"], unique: true);
        m.CreateIndex("IX_StandIns_MembershipId", "StandIns", "MembershipId");
    }
}
