using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0032_HandoverNote")]
public class M0032HandoverNote : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<byte[]>("HandoverNote", "Meetings", nullable: true);
}
