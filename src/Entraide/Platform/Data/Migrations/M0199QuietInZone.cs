using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Quiet hours are sealed with their zone from now on. A letter that waits was already put after the next ones, and forgets those that follow.</summary>
[DbContext(typeof(AppDb)), Migration("0199_QuietInZone")]
public class M0199QuietInZone : Migration
{
    protected override void Up(MigrationBuilder m) => m.Sql("""UPDATE "Letters" SET "Quiet" = NULL""");
}
