using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0010_SignIn")]
public class M0010SignIn : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("IX_Accounts_NameIndex", "Accounts");
        m.DropIndex("IX_Accounts_MailIndex", "Accounts");
        m.CreateIndex("IX_Accounts_NameIndex", "Accounts", "NameIndex");
        m.CreateIndex("IX_Accounts_MailIndex", "Accounts", "MailIndex");

        m.AddColumn<byte[]>("Device", "Sessions", nullable: true);
        m.AddColumn<bool>("IsPrivate", "Sessions", nullable: false, defaultValue: false);

        m.CreateTable("CodeApps", t => new
        {
            AccountId = t.Column<Guid>(),
            Secret = t.Column<byte[]>(),
            LastStep = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CodeApps", x => x.AccountId);
            t.ForeignKey("FK_CodeApps_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateTable("RecoveryCodes", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            Hash = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RecoveryCodes", x => x.Id);
            t.ForeignKey("FK_RecoveryCodes_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_RecoveryCodes_AccountId_Hash", "RecoveryCodes", ["AccountId", "Hash"], unique: true);

        m.CreateTable("Passkeys", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            CredentialIndex = t.Column<byte[]>(),
            Data = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Passkeys", x => x.Id);
            t.ForeignKey("FK_Passkeys_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Passkeys_AccountId", "Passkeys", "AccountId");
        m.CreateIndex("IX_Passkeys_CredentialIndex", "Passkeys", "CredentialIndex", unique: true);

        m.CreateTable("OneTimes", t => new
        {
            Hash = t.Column<byte[]>(),
            AccountId = t.Column<Guid>(nullable: true),
            Content = t.Column<byte[]>(nullable: true),
            EndsAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_OneTimes", x => x.Hash);
            t.ForeignKey("FK_OneTimes_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_OneTimes_AccountId", "OneTimes", "AccountId");

        m.CreateTable("Brakes", t => new
        {
            Key = t.Column<byte[]>(),
            Count = t.Column<int>(),
            Since = t.Column<DateTime>(),
            NextAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_Brakes", x => x.Key));
    }
}
