using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>What a form held is part of its key.</summary>
[DbContext(typeof(AppDb)), Migration("0192_OtherActs")]
public class M0192OtherActs : Migration
{
    protected override void Up(MigrationBuilder m) => m.Sql("""ALTER TABLE "DoneActs" DROP COLUMN "Content" """);
}
