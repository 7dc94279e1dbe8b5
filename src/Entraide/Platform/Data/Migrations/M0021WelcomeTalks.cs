using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0021_WelcomeTalks")]
public class M0021WelcomeTalks : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<byte[]>("Talk", "Memberships", nullable: true);
}
