using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0171_HoldersAsked")]
public class M0171HoldersAsked : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<DateTime>("HoldersAskedAt", "Meetings", nullable: true);
}
