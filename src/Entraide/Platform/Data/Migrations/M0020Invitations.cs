using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0020_Invitations")]
public class M0020Invitations : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Invitations", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            Hash = t.Column<byte[]>(),
            Word = t.Column<byte[]>(),
            EndsOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Invitations", x => x.Id);
            t.ForeignKey("FK_Invitations_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Invitations_GroupId", "Invitations", "GroupId", unique: true);
        m.CreateIndex("IX_Invitations_Hash", "Invitations", "Hash", unique: true);
    }
}
