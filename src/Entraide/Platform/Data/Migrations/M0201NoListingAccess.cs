using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Nothing was ever written there: how one gets in is told to those who have a place, and whether it is step-free has a column of its own.</summary>
[DbContext(typeof(AppDb)), Migration("0201_NoListingAccess")]
public class M0201NoListingAccess : Migration
{
    protected override void Up(MigrationBuilder m) => m.Sql("""ALTER TABLE "Listings" DROP COLUMN "Access" """);
}
