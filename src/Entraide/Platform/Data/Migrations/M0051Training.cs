using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0051_Training")]
public class M0051Training : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateOnly>("ToldOn", "Credentials", nullable: true);

        m.CreateTable("Debriefs", t => new
        {
            Id = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            Shared = t.Column<byte[]>(),
            State = t.Column<byte[]>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Debriefs", x => x.Id);
            t.ForeignKey("FK_Debriefs_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_Debriefs_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Debriefs_MeetingId_MembershipId", "Debriefs", ["MeetingId", "MembershipId"], unique: true);
        m.CreateIndex("IX_Debriefs_MembershipId", "Debriefs", "MembershipId");

        m.CreateTable("TrainingRecords", t => new
        {
            Id = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            Name = t.Column<byte[]>(),
            CredentialId = t.Column<Guid>(nullable: true),
            ChapterId = t.Column<Guid>(nullable: true),
            Training = t.Column<string>(),
            GivenOn = t.Column<DateOnly>(),
            UntilOn = t.Column<DateOnly>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_TrainingRecords", x => x.Id);
            t.ForeignKey("FK_TrainingRecords_Credentials_CredentialId", x => x.CredentialId, "Credentials", "Id", onDelete: ReferentialAction.SetNull);
            t.ForeignKey("FK_TrainingRecords_Chapters_ChapterId", x => x.ChapterId, "Chapters", "Id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("IX_TrainingRecords_CredentialId", "TrainingRecords", "CredentialId");
        m.CreateIndex("IX_TrainingRecords_ChapterId", "TrainingRecords", "ChapterId");
        m.CreateIndex("IX_TrainingRecords_UntilOn", "TrainingRecords", "UntilOn");
    }
}
