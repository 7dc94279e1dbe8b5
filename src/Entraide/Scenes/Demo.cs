using Entraide.Accounts;
using Entraide.Directory;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Scenes;

/// <summary>An association on an ordinary day: circles that have met for months, one that meets in half an hour, one being formed.</summary>
public sealed class Demo(AppDb db, Stage stage, Importing importing)
{
    public const string Association = "Les Passerelles";

    public static readonly (string Role, string Person)[] Doors =
    [
        ("member", "Ana"),
        ("facilitator", "Noor"),
        ("co-facilitator", "Paul"),
        ("coordinator", "Claire"),
        ("administrator", "Idris"),
    ];

    const string Charter = """
        1. Ce qui est dit ici reste ici.
        2. Chacun·e parle de ce qu’il ou elle vit, en « je », ou passe son tour.
        3. On écoute sans couper, sans juger et sans donner de conseil qui n’est pas demandé.
        4. On peut se taire, sortir un moment ou partir sans s’expliquer.

        ## Quand la confidentialité s’arrête

        Si une vie est en danger, les animateur·rices le disent à la personne et appellent les secours avec elle.
        """;

    public async Task Play(string? feeds, CancellationToken stop)
    {
        await stage.Association(Association);
        var (lyon, lille, away) = (await stage.Chapter("Lyon", "Lyon"), await stage.Chapter("Lille", "Lille"), await stage.Chapter("À distance", ""));
        await stage.Officer("Claire", OfficeKind.Coordinator);
        await stage.Officer("Idris", OfficeKind.Administrator);
        await Evening(lyon.Id);
        await LastThursday(lille.Id);
        await SmallSteps(away.Id);
        await OnTheLine(away.Id);
        await BeingFormed(lyon.Id);
        if (feeds is not null) await Partners(feeds, stop);
    }

    /// <summary>Meets today, in about half an hour.</summary>
    async Task Evening(Guid chapter)
    {
        var soon = WallClock.ToLocal("Europe/Paris", db.Now.AddMinutes(29));
        soon = soon.AddMinutes(-(soon.Minute % 5)).AddSeconds(-soon.Second);
        var rhythm = Stage.Weekly(soon.DayOfWeek, soon.Hour, soon.Minute, 90, DateOnly.FromDateTime(soon).AddDays(-70));
        var group = await stage.Group(new()
        {
            Name = "Cercle du soir",
            WhatFor = "Parler de ce que c’est d’aider un proche malade, et entendre comment font les autres.",
            ForWhom = "Les personnes qui accompagnent un parent, un·e conjoint·e ou un enfant malade.",
            NotForWhom = "Les professionnel·les dans le cadre de leur métier.",
            LivedExperience = "Être proche aidant·e",
            Formats = Formats.Room | Formats.Phone,
            Stance = "accompany",
            Venue = "Maison des associations",
            Street = "12 rue des Tables",
            City = "Lyon",
            Latitude = 45.764,
            Longitude = 4.8357,
            Access = "Salle 2, au rez-de-chaussée, sonnette à droite de la porte.",
            StepFree = true,
            PhoneNumber = "+33 4 00 00 00 00",
        }, chapter, rhythm, Charter, ("Noor", "Noor"), ("Paul", "Paul"));
        await stage.List(group);
        foreach (var (person, alias) in new[] { ("Ana", "Ana"), ("Bruno", "Bruno"), ("Denis", "Denis"), ("Elif", "Elif"), ("Fatou", "Fatou"), ("Jonas", "Jo"), ("Rosa", "Rosa") })
            await stage.Member(group, person, alias);
        await stage.Asks(group, "Hana", "Hana", "Bonjour, je m’occupe de mon père depuis un an. J’aimerais venir écouter d’abord.");
        await stage.HasMet(group, rhythm, 8);
        var fiveWeeksAgo = await db.Meetings.Where(m => m.GroupId == group.Id && m.State == MeetingState.Closed).OrderByDescending(m => m.StartsAt).Skip(4).Select(m => m.Id).FirstAsync();
        await stage.Felt(fiveWeeksAgo, (9, "Le tour de parole sans interruption"), (8, "Commencer à l’heure"), (9, "La pause au milieu"), (4, "Moins de théorie"), (8, "Le thé"), (9, "Garder le silence du début"), (7, "Rien à changer"));
        await stage.Seats(group, ("Ana", Coming.Yes, Formats.Room), ("Bruno", Coming.Yes, Formats.Room), ("Elif", Coming.Yes, Formats.Phone), ("Rosa", Coming.No, Formats.Room), ("Noor", Coming.Yes, Formats.Room), ("Paul", Coming.Yes, Formats.Room));
    }

    async Task LastThursday(Guid chapter)
    {
        var rhythm = new Rhythm
        {
            Cadence = Cadence.Monthly, Ordinals = Ordinals.Last, Days = Weekdays.Thursday, Season = new(10, 6), Time = new(17, 30), Minutes = 120,
            Zone = "Europe/Paris", StartsOn = DateOnly.FromDateTime(db.Now).AddMonths(-8), HolidayRegion = "FR", SkipsHolidays = true,
        };
        var group = await stage.Group(new()
        {
            Name = "Le dernier jeudi",
            WhatFor = "Se retrouver entre personnes endeuillées, sans hâte.",
            ForWhom = "Toute personne qui a perdu quelqu’un, depuis peu ou depuis longtemps.",
            LivedExperience = "Deuil",
            Formats = Formats.Room,
            Stance = "accompany",
            Venue = "Espace Moulins",
            Street = "4 place Vanhoenacker",
            City = "Lille",
            Latitude = 50.6292,
            Longitude = 3.0573,
        }, chapter, rhythm, Charter, ("Samira", "Samira"), ("Luc", "Luc"));
        await stage.List(group);
        foreach (var (person, alias) in new[] { ("Gaël", "Gaël"), ("Inès", "Inès"), ("Karim", "Karim"), ("Lucie", "Lucie"), ("Mehdi", "Mehdi"), ("Nadia", "Nadia"), ("Olga", "Olga"), ("Pierre", "Pierrot") })
            await stage.Member(group, person, alias);
        await stage.Waits(group, "Thérèse", "Thérèse");
        await stage.Waits(group, "Denis", "Un ami");
        await stage.HasMet(group, rhythm, 5);
    }

    async Task SmallSteps(Guid chapter)
    {
        var rhythm = Stage.Weekly(DayOfWeek.Monday, 19, 0, 45, DateOnly.FromDateTime(db.Now).AddDays(-84)) with { Every = 2 };
        var group = await stage.Group(new()
        {
            Name = "Petits pas",
            Purpose = "goal",
            WhatFor = "Choisir chacun·e un petit pas pour la quinzaine, et se dire ce qu’il en a été.",
            ForWhom = "Les personnes qui veulent reprendre une activité après une période difficile.",
            Address = Address.Tu,
            Languages = ["fr", "en"],
            Formats = Formats.Screen | Formats.Text,
            Stance = "redirect",
            ScreenLink = "https://visio.example/petits-pas",
        }, chapter, rhythm, Charter, ("Noor", "Nour"), ("Luc", "Luc"));
        await stage.List(group);
        foreach (var (person, alias) in new[] { ("Ana", "Mésange"), ("Mehdi", "M."), ("Chloé", "Chloé") }) await stage.Member(group, person, alias);
        await stage.HasMet(group, rhythm, 4);
    }

    async Task OnTheLine(Guid chapter)
    {
        var rhythm = new Rhythm
        {
            Cadence = Cadence.Monthly, Ordinals = Ordinals.First | Ordinals.Third, Days = Weekdays.Tuesday, Time = new(14, 30), Minutes = 60,
            Zone = "Europe/Paris", StartsOn = DateOnly.FromDateTime(db.Now).AddMonths(-4),
        };
        var group = await stage.Group(new()
        {
            Name = "Au bout du fil",
            WhatFor = "Une heure au téléphone, à quelques-un·es, pour ne pas rester seul·e.",
            ForWhom = "Les personnes qui sortent peu ou vivent loin de tout.",
            Formats = Formats.Phone,
            Stance = "accompany",
            PhoneNumber = "+33 9 00 00 00 00",
        }, chapter, rhythm, Charter, ("Paul", "Paul"), ("Samira", "Sami"));
        await stage.List(group);
        foreach (var person in new[] { "Quitterie", "Samuel", "Olga", "Thérèse" }) await stage.Member(group, person, person);
    }

    /// <summary>Waits for a charter and a second facilitator.</summary>
    async Task BeingFormed(Guid chapter) => await stage.Forming(new()
    {
        Name = "Parents solos",
        WhatFor = "Souffler entre parents qui élèvent seuls leurs enfants.",
        ForWhom = "Mères et pères seuls avec un ou plusieurs enfants.",
        Formats = Formats.Room,
        Stance = "redirect",
        Venue = "Centre social Bonnefoi",
        City = "Lyon",
    }, chapter, ("Noor", "Noor"));

    async Task Partners(string feeds, CancellationToken stop)
    {
        foreach (var (file, feed, zone) in new[] { ("meeting-guide-online.json", Feed.MeetingGuide, "Europe/Paris"), ("bmlt-tuesday.json", Feed.Bmlt, "America/New_York"), ("bmlt-wednesday.json", Feed.Bmlt, "America/New_York") })
        {
            var path = Path.Combine(feeds, file);
            if (!File.Exists(path)) continue;
            await using var stream = File.OpenRead(path);
            await importing.Take(feed, Path.GetFileNameWithoutExtension(file), feed.Read(stream, zone), stop);
            db.ChangeTracker.Clear();
        }
    }
}
