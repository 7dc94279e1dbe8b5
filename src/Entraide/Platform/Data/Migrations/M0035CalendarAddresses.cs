using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0035_CalendarAddresses")]
public class M0035CalendarAddresses : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("CalendarAddresses", t => new
        {
            Id = t.Column<Guid>(),
            Hash = t.Column<byte[]>(),
            AccountId = t.Column<Guid>(nullable: true),
            MembershipId = t.Column<Guid>(nullable: true),
            NamesGroups = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CalendarAddresses", x => x.Id);
            t.ForeignKey("FK_CalendarAddresses_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_CalendarAddresses_Memberships_MembershipId", x => x.MembershipId, "Memberships", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_CalendarAddresses_AccountId", "CalendarAddresses", "AccountId");
        m.CreateIndex("IX_CalendarAddresses_Hash", "CalendarAddresses", "Hash", unique: true);
        m.CreateIndex("IX_CalendarAddresses_MembershipId", "CalendarAddresses", "MembershipId");
    }
}
