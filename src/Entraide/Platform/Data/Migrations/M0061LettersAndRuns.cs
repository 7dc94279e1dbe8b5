using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0061_LettersAndRuns")]
public class M0061LettersAndRuns : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<bool>("IsRefused", "Letters", nullable: false, defaultValue: false);
        m.AddColumn<DateTime>("DoneAt", "RecurringRuns", nullable: true);
        m.AddColumn<string>("Error", "RecurringRuns", nullable: true);
    }
}
