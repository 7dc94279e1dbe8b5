using System.Globalization;
using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Platform;

/// <summary>Days, hours and numbers as people write them, and what is said of those that cannot be read.</summary>
public class TypedValuesTests
{
    [Fact]
    public async Task A_number_in_letters_and_a_day_that_does_not_exist_are_named_kept_and_change_nothing()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var before = await world.Stored(db => db.Groups.Select(g => new { g.Smallest, g.Largest, g.ReviewOn, g.Version }).SingleAsync());
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/purpose");
        await noor.Press("Enregistrer", ("Nom du groupe", "Un autre nom"), ("Au moins", "douze"), ("Date de bilan", "32/13/2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Au moins : Il faut ici un nombre entier, en chiffres : par exemple 12.");
        noor.Sees("Date de bilan : Cette date ne peut pas être lue. Elle s’écrit ainsi : 31/12/2026.");
        Assert.All(noor.Page.QuerySelectorAll("#Smallest, #ReviewOn"), i => Assert.Equal("text", i.GetAttribute("type")));
        Assert.Equal(("Un autre nom", "douze", "32/13/2026"), (noor.Typed("Nom du groupe"), noor.Typed("Au moins"), noor.Typed("Date de bilan")));
        Assert.Equal(before, await world.Stored(db => db.Groups.Select(g => new { g.Smallest, g.Largest, g.ReviewOn, g.Version }).SingleAsync()));
    }

    [Fact]
    public async Task A_single_day_nobody_can_read_is_not_taken_for_none()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/purpose");
        await noor.Press("Enregistrer", ("Nom du groupe", "Un autre nom"), ("Date de bilan", "bientôt"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Rien n’est encore enregistré : une réponse ne peut pas être lue.");
        noor.Sees("Date de bilan : Cette date ne peut pas être lue.");
        await noor.Visit($"/groups/{group.Id}");
        noor.Sees("Cercle du jeudi");
        Assert.NotNull(await world.Stored(db => db.Groups.Select(g => g.ReviewOn).SingleAsync()));
    }

    [Fact]
    public async Task An_hour_that_no_clock_shows_moves_no_date_and_20h30_does()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/dates/2026-10-15/move");
        await noor.Press("Déplacer", ("Nouveau jour", "16/10/2026"), ("À quelle heure", "25:99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("À quelle heure : Cette heure ne peut pas être lue. Elle s’écrit ainsi : 18:30.");
        Assert.Equal("25:99", noor.Typed("À quelle heure"));
        Assert.Empty(await world.Stored(db => db.ScheduleExceptions.ToListAsync()));

        await noor.Press("Déplacer", ("À quelle heure", ""));
        noor.Sees("À quelle heure : Ce champ est à remplir.");
        await noor.Press("Déplacer", ("À quelle heure", "20 h 30"));
        var moved = await world.Stored(db => db.ScheduleExceptions.SingleAsync());
        Assert.Equal((new DateOnly(2026, 10, 16), new TimeOnly(20, 30)), (moved.ToOn, moved.Time));
    }

    [Fact]
    public async Task Quiet_hours_nobody_can_read_leave_the_old_ones_in_both_languages()
    {
        await using var world = await World.Begin();
        var ana = await world.SignedIn("Ana");
        await ana.Visit("/account/notices");
        await ana.Press("Enregistrer ces choix", ("De", "25:99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        ana.Sees("De : Cette heure ne peut pas être lue.");
        Assert.Empty(await world.Stored(db => db.NoticeChoices.ToListAsync()));

        var english = await world.SignedIn("Ana", language: "en");
        await english.Visit("/account/notices");
        await english.Press("Keep these choices", ("From", "noon"));
        english.Sees("From: This is not an hour we can read. Write it like this: 18:30.");
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_beside_its_label_and_not_in_the_english_of_a_framework()
    {
        await using var world = await World.Begin();
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        var claire = await world.SignedIn("Claire");
        await claire.Visit("/credentials/give");
        await claire.Press("Donner cette habilitation", ("Dernier jour de validité", ""), ("Quelle formation", new string('a', 121)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, claire.Status);
        claire.Sees("Quelle formation : C’est trop long : 120 caractères au plus.");
        claire.Sees("Dernier jour de validité : Ce champ est à remplir.");
        claire.DoesNotSee("field");
    }

    [Theory]
    [InlineData("18:30", 18, 30)]
    [InlineData("18h30", 18, 30)]
    [InlineData("9 h", 9, 0)]
    [InlineData("20.05", 20, 5)]
    [InlineData("18:30:00", 18, 30)]
    [InlineData("6:30 pm", 18, 30)]
    public void Hours_are_read_as_people_write_them(string typed, int hour, int minute) => Assert.Equal(new(hour, minute), TypedValues.Hour(typed));

    [Theory]
    [InlineData("24:00")]
    [InlineData("18:60")]
    [InlineData("18")]
    [InlineData("1830")]
    [InlineData("midi")]
    public void What_is_no_hour_is_no_hour(string typed) => Assert.Null(TypedValues.Hour(typed));

    [Theory]
    [InlineData("2027-03-01")]
    [InlineData("01/03/2027")]
    [InlineData("1.3.2027")]
    [InlineData("1er mars 2027")]
    [InlineData("lundi 1 mars 2027")]
    public void Days_are_read_as_people_write_them(string typed) => Assert.Equal(new(2027, 3, 1), TypedValues.Day(typed, CultureInfo.GetCultureInfo("fr")));

    [Theory]
    [InlineData("29/02/2027")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("01/03")]
    [InlineData("mardi 1 mars 2027")]
    public void What_is_no_day_is_no_day(string typed) => Assert.Null(TypedValues.Day(typed, CultureInfo.GetCultureInfo("fr")));
}
