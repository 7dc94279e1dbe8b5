using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0072_ListingPostcode")]
public class M0072ListingPostcode : Migration
{
    protected override void Up(MigrationBuilder m) => m.CreateIndex("IX_Listings_Postcode", "Listings", "Postcode");
}
