using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0004_Directory")]
public class M0004Directory : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("Listings", t => new
        {
            Id = t.Column<Guid>(),
            Slug = t.Column<string>(),
            GroupId = t.Column<Guid>(nullable: true),
            Partner = t.Column<string>(),
            PartnerId = t.Column<string>(),
            Name = t.Column<string>(),
            WhatFor = t.Column<string>(),
            ForWhom = t.Column<string>(),
            NotForWhom = t.Column<string>(),
            Themes = t.Column<string>(),
            Languages = t.Column<string>(),
            Ways = t.Column<string>(),
            Venue = t.Column<string>(),
            Street = t.Column<string>(),
            City = t.Column<string>(),
            Town = t.Column<string>(),
            Postcode = t.Column<string>(),
            Country = t.Column<string>(),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
            StepFree = t.Column<bool>(),
            Access = t.Column<string>(),
            Link = t.Column<string>(),
            Phone = t.Column<string>(),
            Source = t.Column<string>(),
            Words = t.Column<string>(),
            ChangedOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Listings", x => x.Id);
            t.ForeignKey("FK_Listings_Groups_GroupId", x => x.GroupId, "Groups", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_Listings_Slug", "Listings", "Slug", unique: true);
        m.CreateIndex("IX_Listings_GroupId", "Listings", "GroupId", unique: true);
        m.CreateIndex("IX_Listings_Partner_PartnerId", "Listings", ["Partner", "PartnerId"]);
        m.CreateIndex("IX_Listings_Town", "Listings", "Town");

        m.CreateTable("ListingTimes", t => new
        {
            Id = t.Column<Guid>(),
            ListingId = t.Column<Guid>(),
            Day = t.Column<int>(nullable: true),
            Minute = t.Column<int>(nullable: true),
            Minutes = t.Column<int>(),
            Zone = t.Column<string>(),
            Ways = t.Column<string>(),
            Languages = t.Column<string>(),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ListingTimes", x => x.Id);
            t.ForeignKey("FK_ListingTimes_Listings_ListingId", x => x.ListingId, "Listings", "Id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("IX_ListingTimes_ListingId", "ListingTimes", "ListingId");
        m.CreateIndex("IX_ListingTimes_Day_Latitude_Longitude_Minute", "ListingTimes", ["Day", "Latitude", "Longitude", "Minute"]);
    }
}
