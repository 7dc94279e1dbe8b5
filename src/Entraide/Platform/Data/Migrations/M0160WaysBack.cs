using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0160_WaysBack")]
public class M0160WaysBack : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("WayBack", "Accounts", nullable: false, defaultValue: "AtOnce");
        m.AddColumn<DateTime>("WayBackAt", "Accounts", nullable: true);
        m.AddColumn<bool>("PasswordCameByMail", "Accounts", nullable: false, defaultValue: false);
    }
}
