using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0070_DirectoryDates")]
public class M0070DirectoryDates : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateTime>("NextAt", "ListingTimes", nullable: false, defaultValue: new DateTime(9999, 12, 1, 0, 0, 0, DateTimeKind.Utc));
        m.CreateIndex("IX_ListingTimes_NextAt", "ListingTimes", "NextAt");
        m.AddColumn<int>("Edition", "Listings", nullable: false, defaultValue: 0);
    }
}
