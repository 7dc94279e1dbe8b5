using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0003_Groups")]
public class M0003Groups : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Organisations", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(),
            Language = t.Column<string>(),
            Zone = t.Column<string>(),
            Country = t.Column<string>(),
            CrisisNumbers = t.Column<string>(),
            HolidayRegion = t.Column<string>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_Organisations", x => x.Id));

        m.CreateTable("Chapters", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(),
            City = t.Column<string>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_Chapters", x => x.Id));
        m.CreateIndex("IX_Chapters_Name", "Chapters", "Name", unique: true);

        m.CreateTable("Groups", t => new
        {
            Id = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            ChapterId = t.Column<Guid>(nullable: true),
            State = t.Column<string>(),
            Card = t.Column<byte[]>(),
            DraftOf = t.Column<byte[]>(nullable: true),
            IsListed = t.Column<bool>(),
            Smallest = t.Column<int>(),
            Largest = t.Column<int>(),
            WelcomesByTalk = t.Column<bool>(),
            ReviewOn = t.Column<DateOnly>(nullable: true),
            Override = t.Column<byte[]>(nullable: true),
            OverriddenOn = t.Column<DateOnly>(nullable: true),
            CharterNumber = t.Column<int>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Groups", x => x.Id);
            t.ForeignKey("FK_Groups_Chapters_ChapterId", x => x.ChapterId, "Chapters", "Id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("IX_Groups_ChapterId", "Groups", "ChapterId");
        m.CreateIndex("IX_Groups_DraftOf", "Groups", "DraftOf");

        m.CreateTable("Memberships", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            Owner = t.Column<byte[]>(),
            Once = t.Column<byte[]>(),
            Alias = t.Column<byte[]>(),
            AliasIndex = t.Column<byte[]>(),
            State = t.Column<string>(),
            Roles = t.Column<string>(),
            Asking = t.Column<byte[]>(nullable: true),
            AgreedCharter = t.Column<int>(),
            WaitingTurn = t.Column<int>(),
            OfferEndsAt = t.Column<DateTime>(nullable: true),
            JoinedOn = t.Column<DateOnly>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Memberships", x => x.Id);
            t.ForeignKey("FK_Memberships_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Memberships_Once", "Memberships", "Once", unique: true);
        m.CreateIndex("IX_Memberships_AliasIndex", "Memberships", "AliasIndex", unique: true);
        m.CreateIndex("IX_Memberships_GroupId_State", "Memberships", ["GroupId", "State"]);

        m.CreateTable("Charters", t => new
        {
            Id = t.Column<Guid>(),
            GroupId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Text = t.Column<byte[]>(),
            WhatChanged = t.Column<byte[]>(nullable: true),
            PublishedOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Charters", x => x.Id);
            t.ForeignKey("FK_Charters_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Charters_GroupId_Number", "Charters", ["GroupId", "Number"], unique: true);
    }
}
