using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0071_CrisisChecks")]
public class M0071CrisisChecks : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("CrisisChecks", t => new
        {
            Key = t.Column<string>(),
            CheckedOn = t.Column<DateOnly>(),
            CheckedBy = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CrisisChecks", x => x.Key);
            t.ForeignKey("FK_CrisisChecks_Accounts_CheckedBy", x => x.CheckedBy, "Accounts", "Id", onDelete: ReferentialAction.SetNull);
        });
        m.CreateIndex("IX_CrisisChecks_CheckedBy", "CrisisChecks", "CheckedBy");
    }
}
