using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0050_Pulses")]
public class M0050Pulses : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Pulses", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            State = t.Column<string>(),
            ClosesAt = t.Column<DateTime>(),
            ReleaseAt = t.Column<DateTime>(),
            WordsAt = t.Column<DateTime>(),
            KeyId = t.Column<Guid>(nullable: true),
            Tickets = t.Column<byte[]>(nullable: true),
            Urn = t.Column<byte[]>(nullable: true),
            Turn = t.Column<Guid>(),
            Result = t.Column<byte[]>(nullable: true),
            Pooled = t.Column<byte[]>(nullable: true),
            Words = t.Column<byte[]>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Pulses", x => x.Id);
            t.ForeignKey("FK_Pulses_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Pulses_MeetingId", "Pulses", "MeetingId", unique: true);
        m.CreateIndex("IX_Pulses_GroupId_ReleaseAt", "Pulses", ["GroupId", "ReleaseAt"]);
        m.CreateIndex("IX_Pulses_State_ClosesAt", "Pulses", ["State", "ClosesAt"]);

        m.CreateTable("SignedWords", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            Text = t.Column<byte[]>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_SignedWords", x => x.Id);
            t.ForeignKey("FK_SignedWords_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_SignedWords_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_SignedWords_MeetingId_MembershipId", "SignedWords", ["MeetingId", "MembershipId"], unique: true);
        m.CreateIndex("IX_SignedWords_MembershipId", "SignedWords", "MembershipId");
    }
}
