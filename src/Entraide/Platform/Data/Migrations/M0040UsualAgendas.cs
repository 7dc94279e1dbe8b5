using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0040_UsualAgendas")]
public class M0040UsualAgendas : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("UsualAgendas", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            Agenda = t.Column<byte[]>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_UsualAgendas", x => x.Id);
            t.ForeignKey("FK_UsualAgendas_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_UsualAgendas_GroupId", "UsualAgendas", "GroupId", unique: true);
    }
}
