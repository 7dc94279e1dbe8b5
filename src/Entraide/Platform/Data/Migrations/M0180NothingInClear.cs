using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>
/// What is done leaves no hour behind, and links, tickets and places to go are sealed: what lay here in clear goes. A session
/// of before ends, a form of before may be sent again, and a letter still waiting leaves without its link.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0180_NothingInClear")]
public class M0180NothingInClear : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.Sql("""DELETE FROM "Deliveries" WHERE "DoneAt" IS NOT NULL""");
        m.DropIndex("IX_Deliveries_DoneAt_DueAt", "Deliveries");
        m.Sql("""ALTER TABLE "Deliveries" DROP COLUMN "DoneAt" """);
        m.CreateIndex("IX_Deliveries_DueAt", "Deliveries", "DueAt");
        m.Sql("""DELETE FROM "Sessions" """);
        m.Sql("""DELETE FROM "DoneActs" """);
        m.Sql("""ALTER TABLE "DoneActs" DROP COLUMN "Location" """);
        m.AddColumn<byte[]>("Location", "DoneActs", nullable: false, defaultValue: Array.Empty<byte>());
        m.Sql("""ALTER TABLE "Letters" DROP COLUMN "Link" """);
        m.AddColumn<byte[]>("Link", "Letters", nullable: true);
    }
}
