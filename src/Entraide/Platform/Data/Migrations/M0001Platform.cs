using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0001_Platform")]
public class M0001Platform : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Happenings", t => new
        {
            Id = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Kind = t.Column<string>(),
            Subject = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_Happenings", x => x.Id));
        m.CreateIndex("IX_Happenings_At", "Happenings", "At");

        m.CreateTable("Deliveries", t => new
        {
            Id = t.Column<Guid>(),
            HappeningId = t.Column<Guid>(),
            Reaction = t.Column<string>(),
            DueAt = t.Column<DateTime>(),
            DoneAt = t.Column<DateTime>(nullable: true),
            Attempts = t.Column<int>(),
            Error = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Deliveries", x => x.Id);
            t.ForeignKey("FK_Deliveries_Happenings_HappeningId", x => x.HappeningId, "Happenings", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Deliveries_HappeningId", "Deliveries", "HappeningId");
        m.CreateIndex("IX_Deliveries_DoneAt_DueAt", "Deliveries", ["DoneAt", "DueAt"]);

        m.CreateTable("RecurringRuns", t => new
        {
            Name = t.Column<string>(),
            NextAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_RecurringRuns", x => x.Name));

        m.CreateTable("Letters", t => new
        {
            Id = t.Column<Guid>(),
            To = t.Column<byte[]>(),
            Subject = t.Column<string>(),
            Paragraphs = t.Column<string>(),
            Link = t.Column<string>(nullable: true),
            LinkText = t.Column<string>(nullable: true),
            MessageId = t.Column<string>(),
            DueAt = t.Column<DateTime>(),
            ExpiresAt = t.Column<DateTime>(),
            SentAt = t.Column<DateTime>(nullable: true),
            Attempts = t.Column<int>(),
            Error = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Letters", x => x.Id));
        m.CreateIndex("IX_Letters_MessageId", "Letters", "MessageId", unique: true);
        m.CreateIndex("IX_Letters_SentAt_DueAt", "Letters", ["SentAt", "DueAt"]);

        m.CreateTable("DoneActs", t => new
        {
            Key = t.Column<Guid>(),
            Content = t.Column<byte[]>(),
            Location = t.Column<string>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_DoneActs", x => x.Key));

        m.CreateTable("ServerKeys", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(),
            Xml = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_ServerKeys", x => x.Id));
    }
}
