using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Whoever was promised that their account stays closed keeps that promise.</summary>
[DbContext(typeof(AppDb)), Migration("0190_Vouching")]
public class M0190Vouching : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<bool>("IsVouchable", "Accounts", nullable: false, defaultValue: true);
        m.Sql("""UPDATE "Accounts" SET "IsVouchable" = ("WayBack" <> 'Never')""");
    }
}
