using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

/// <summary>Nobody's past is known: for each account the two years begin with the month of the upgrade.</summary>
[DbContext(typeof(AppDb)), Migration("0204_UnusedAccounts")]
public class M0204UnusedAccounts : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateOnly>("UsedOn", "Accounts", nullable: false, defaultValue: new DateOnly(2026, 11, 1));
        m.Sql(m.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? """UPDATE "Accounts" SET "UsedOn" = date('now', 'start of month')"""
            : """UPDATE "Accounts" SET "UsedOn" = date_trunc('month', now())::date""");
        m.AddColumn<DateOnly>("EndsOn", "Accounts", nullable: true);
        m.AddColumn<DateOnly>("ToldOn", "Accounts", nullable: true);
        m.CreateIndex("IX_Accounts_UsedOn", "Accounts", "UsedOn");
        m.Sql("""UPDATE "Deliveries" SET "Reaction" = 'Entraide.Platform.Secrets.LettingGo' WHERE "Reaction" = 'Entraide.Groups.LettingGo'""");
    }
}
