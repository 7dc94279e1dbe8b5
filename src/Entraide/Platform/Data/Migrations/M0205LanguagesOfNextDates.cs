using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>The next date in a language that few groups speak is found without reading every time there is.</summary>
[DbContext(typeof(AppDb)), Migration("0205_LanguagesOfNextDates")]
public class M0205LanguagesOfNextDates : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("IX_ListingTimes_NextAt", "ListingTimes");
        m.CreateIndex("IX_ListingTimes_NextAt_Languages", "ListingTimes", ["NextAt", "Languages"]);
    }
}
