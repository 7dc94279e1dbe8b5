using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0002_Accounts")]
public class M0002Accounts : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Accounts", t => new
        {
            Id = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            NameIndex = t.Column<byte[]>(),
            Name = t.Column<byte[]>(),
            PasswordHash = t.Column<string>(nullable: true),
            Mail = t.Column<byte[]>(nullable: true),
            MailIndex = t.Column<byte[]>(nullable: true),
            Language = t.Column<string>(),
            Zone = t.Column<string>(),
            Links = t.Column<byte[]>(nullable: true),
            CreatedOn = t.Column<DateOnly>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_Accounts", x => x.Id));
        m.CreateIndex("IX_Accounts_NameIndex", "Accounts", "NameIndex", unique: true);
        m.CreateIndex("IX_Accounts_MailIndex", "Accounts", "MailIndex", unique: true);

        m.CreateTable("Sessions", t => new
        {
            Id = t.Column<Guid>(),
            KeyHash = t.Column<byte[]>(),
            AccountId = t.Column<Guid>(),
            Ticket = t.Column<byte[]>(),
            BeganAt = t.Column<DateTime>(),
            EndsAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Sessions", x => x.Id);
            t.ForeignKey("FK_Sessions_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Sessions_KeyHash", "Sessions", "KeyHash", unique: true);
        m.CreateIndex("IX_Sessions_AccountId", "Sessions", "AccountId");

        m.CreateTable("Offices", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            Kind = t.Column<string>(),
            ChapterId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Offices", x => x.Id);
            t.ForeignKey("FK_Offices_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Offices_AccountId_Kind_ChapterId", "Offices", ["AccountId", "Kind", "ChapterId"], unique: true);

        m.CreateTable("Credentials", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            Training = t.Column<string>(),
            GivenOn = t.Column<DateOnly>(),
            UntilOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Credentials", x => x.Id);
            t.ForeignKey("FK_Credentials_Accounts_AccountId", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Credentials_AccountId", "Credentials", "AccountId");
    }
}
