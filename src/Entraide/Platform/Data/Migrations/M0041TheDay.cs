using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0041_TheDay")]
public class M0041TheDay : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("MeetingFacts", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Turn = t.Column<int>(),
            Kind = t.Column<string>(),
            At = t.Column<DateTime>(),
            SeatId = t.Column<Guid>(nullable: true),
            Step = t.Column<int>(nullable: true),
            Number = t.Column<int>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MeetingFacts", x => x.Id);
            t.ForeignKey("FK_MeetingFacts_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_MeetingFacts_Seats_SeatId", x => x.SeatId, "Seats", "Id", onDelete: ReferentialAction.SetNull);
        });
        m.CreateIndex("IX_MeetingFacts_MeetingId_Turn", "MeetingFacts", ["MeetingId", "Turn"], unique: true);
        m.CreateIndex("IX_MeetingFacts_SeatId", "MeetingFacts", "SeatId");
        m.AddColumn<byte[]>("Override", "Meetings", nullable: true);
        m.AddColumn<DateOnly>("OverriddenOn", "Meetings", nullable: true);
    }
}
