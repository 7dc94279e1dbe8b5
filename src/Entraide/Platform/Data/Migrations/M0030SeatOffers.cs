using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0030_SeatOffers")]
public class M0030SeatOffers : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateTime>("OfferEndsAt", "Seats", nullable: true);
        m.AddColumn<int>("SeatTurn", "Meetings", defaultValue: 0);
    }
}
