using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Whether a town has groups without a point on the map is asked at each search near it.</summary>
[DbContext(typeof(AppDb)), Migration("0196_TownsWithoutAPoint")]
public class M0196TownsWithoutAPoint : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        foreach (var column in new[] { "Town", "Postcode" })
        {
            m.DropIndex($"IX_Listings_{column}", "Listings");
            m.CreateIndex($"IX_Listings_{column}_Latitude", "Listings", [column, "Latitude"]);
        }
    }
}
