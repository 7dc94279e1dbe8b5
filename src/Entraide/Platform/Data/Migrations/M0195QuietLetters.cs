using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0195_QuietLetters")]
public class M0195QuietLetters : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<byte[]>("Quiet", "Letters", nullable: true);
}
