using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0200_ReviewTold")]
public class M0200ReviewTold : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<DateOnly>("ReviewTold", "Groups", nullable: true);
}
