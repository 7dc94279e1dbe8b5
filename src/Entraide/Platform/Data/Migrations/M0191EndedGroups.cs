using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Groups that ended before keep their words a year from this day; keys they had laid aside before are not known.</summary>
[DbContext(typeof(AppDb)), Migration("0191_EndedGroups")]
public class M0191EndedGroups : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateOnly>("ClosedOn", "Groups", nullable: true);
        m.Sql("""UPDATE "Groups" SET "ClosedOn" = CURRENT_DATE WHERE "State" = 'Closed'""");
        m.CreateTable("PastKeys", t => new { KeyId = t.Column<Guid>(), GroupId = t.Column<Guid>() }, constraints: t =>
        {
            t.PrimaryKey("PK_PastKeys", x => x.KeyId);
            t.ForeignKey("FK_PastKeys_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_PastKeys_GroupId", "PastKeys", "GroupId");
    }
}
